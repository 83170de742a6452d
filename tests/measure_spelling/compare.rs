//! Against word-list checkers, on the same slips in one run.
//!
//! `apt-get install hunspell hunspell-vi`, and `npm install cspell @cspell/dict-vi-vn` in a folder that
//! `VANTHU_CSPELL` names, give the others; what is not there is skipped. Then
//! `cargo test --profile measure --test measure_spelling -- --ignored --nocapture against`.

use std::collections::HashSet;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::slips::Random;
use super::synthetic::{Made, spoil};
use super::{Part, context, flags, shared, texts};

/// What a checker found, of how many slips, with what else it flagged.
#[derive(Default)]
struct Score {
    found: usize,
    flagged: usize,
    time: Duration,
}

impl Score {
    fn print(&self, name: &str, made: usize, words: usize) {
        println!(
            "  {name:14} precision {:.3}   recall {:.3}   other flags in a thousand words {:7.3}   {:.2} s",
            self.found as f64 / self.flagged.max(1) as f64,
            self.found as f64 / made.max(1) as f64,
            (self.flagged - self.found) as f64 * 1000.0 / words.max(1) as f64,
            self.time.as_secs_f64(),
        );
    }
}

/// The words that a program of word lists does not know; `None` if it is not installed.
fn unknown_words(program: &str, arguments: &[&str], text: &str) -> Option<(HashSet<String>, Duration)> {
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take()?;
    let text = text.to_owned();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().ok()?;
    let _ = writer.join();
    let words: HashSet<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    // Without its dictionary it says nothing.
    (!words.is_empty()).then(|| (words, start.elapsed()))
}

/// A checker of words flags each word that it does not know, wherever it stands.
fn judge(spoiled: &[(String, Vec<Made>)], (unknown, time): &(HashSet<String>, Duration)) -> Score {
    let mut score = Score { time: *time, ..Score::default() };
    for (text, made) in spoiled {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| unknown.contains(*word));
        score.flagged += words.count();
        score.found += made.iter().filter(|slip| unknown.contains(slip.range.of(text))).count();
    }
    score
}

#[test]
#[ignore = "runs other programs"]
fn against_word_lists() {
    let Some(shared) = shared() else { return };
    let context = context();
    let mut random = Random(2026);
    let samples = texts(&shared, "reports", &["gov-web"], Part::Even);
    let words: usize = samples.iter().map(super::Sample::words).sum();
    let spoiled: Vec<(String, Vec<Made>)> = samples.iter().map(|sample| spoil(&sample.text, &mut random)).collect();
    let made: usize = spoiled.iter().map(|(_, made)| made.len()).sum();
    println!("{} texts, {words} words, {made} slips made; real mistakes in them count as false alarms", samples.len());

    let mut own = Score::default();
    for (text, made) in &spoiled {
        let start = Instant::now();
        let flags = flags(text, &context);
        own.time += start.elapsed();
        own.flagged += flags.len();
        own.found += made.iter().filter(|slip| flags.iter().any(|flag| flag.range.overlaps(slip.range))).count();
    }
    own.print("vanthu", made, words);

    let all: String = spoiled.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join("\n");
    let folder = std::env::var("VANTHU_CSPELL").unwrap_or_default();
    let modules = std::path::absolute(folder).map(|folder| folder.join("node_modules")).unwrap_or_default();
    let dictionary = modules.join("@cspell/dict-vi-vn/cspell-ext.json");
    let mut config = tempfile::Builder::new().suffix(".json").tempfile().expect("a file");
    let json = serde_json::json!({ "version": "0.2", "language": "vi", "import": [dictionary] });
    config.write_all(json.to_string().as_bytes()).expect("the file is written");
    let config = config.path().to_string_lossy().into_owned();
    let cspell = modules.join(".bin/cspell").to_string_lossy().into_owned();
    let cspell_arguments =
        ["stdin", "--words-only", "--unique", "--no-progress", "--no-summary", "--locale", "vi", "--config", &config];
    let programs: [(&str, &str, &[&str]); 2] =
        [("hunspell", "hunspell", &["-d", "vi_VN", "-i", "utf-8", "-l"]), ("cspell", &cspell, &cspell_arguments)];
    for (name, program, arguments) in programs {
        match unknown_words(program, arguments, &all) {
            Some(unknown) => judge(&spoiled, &unknown).print(name, made, words),
            None => println!("  {name:14} SKIPPED: not installed, or without its Vietnamese dictionary"),
        }
    }
}
