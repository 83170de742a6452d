//! The draw of a close reading: which texts, and which stretch of each, from a seed alone.

use std::fs;
use std::path::Path;

/// Words to read of each stratum, and of one text.
const STRATUM: usize = 5_000;
const PASSAGE: usize = 500;
/// A text of no more words than this is read whole; one of fewer than [`SHORTEST`] not at all.
const WHOLE: usize = 600;
const SHORTEST: usize = 100;

/// Bytes of the text, end exclusive.
type Span = (u32, u32);

/// Stratum, name of the text, place and number of words of each passage, in the order of reading.
///
/// Texts of offices and of the press are drawn apart, half and half: most of the folder is press,
/// and offices are whom vanthu serves. Each stratum goes by the hash of seed and name.
pub fn passages(folder: &Path, seed: &str) -> Vec<(String, String, Span, usize)> {
    let meta = fs::read_to_string(folder.join("meta.tsv")).unwrap_or_default();
    let rows: Vec<Vec<&str>> = meta.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let is_office = |row: &Vec<&str>| row[1].starts_with("gov-") || row[1].starts_with("docx-");
    let (office, press): (Vec<_>, Vec<_>) = rows.iter().partition(|row| is_office(row));
    let mut drawn = Vec::new();
    for (stratum, rows) in [("office", office), ("press", press)] {
        let mut ids: Vec<&str> = rows.iter().map(|row| row[0]).collect();
        ids.sort_by_key(|id| hash(&format!("{seed}:{id}")));
        let mut total = 0;
        for id in ids {
            if total >= STRATUM {
                break;
            }
            let text = fs::read_to_string(folder.join(format!("{id}.txt"))).unwrap_or_default();
            if let Some((span, words)) = passage(seed, id, &text) {
                total += words;
                drawn.push((stratum.to_owned(), id.to_owned(), span, words));
            }
        }
    }
    drawn
}

/// Whole sentences from one drawn at random until the passage has its words.
fn passage(seed: &str, id: &str, text: &str) -> Option<(Span, usize)> {
    let sentences = sentences(text);
    let counts: Vec<usize> =
        sentences.iter().map(|(start, end)| text[*start..*end].split_whitespace().count()).collect();
    let total: usize = counts.iter().sum();
    let span = |first: usize, last: usize| (sentences[first].0 as u32, sentences[last].1 as u32);
    if total < SHORTEST {
        return None;
    }
    if total <= WHOLE {
        return Some((span(0, sentences.len() - 1), total));
    }
    let enough_left = |from: usize| counts[from..].iter().sum::<usize>() >= PASSAGE;
    let starts = (0..counts.len()).take_while(|from| enough_left(*from)).count();
    let first = (hash(&format!("{seed}:{id}:start")) % starts as u64) as usize;
    let mut words = 0;
    for (last, count) in counts.iter().enumerate().skip(first) {
        words += count;
        if words >= PASSAGE {
            return Some((span(first, last), words));
        }
    }
    None
}

/// A sentence ends where a line ends, or at `.`, `!`, `?` or `…` before a space.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let mut sentences = Vec::new();
    let mut open: Option<usize> = None;
    let mut previous = ' ';
    for (at, character) in text.char_indices() {
        match open {
            None if !character.is_whitespace() => open = Some(at),
            Some(start)
                if character == '\n' || character.is_whitespace() && matches!(previous, '.' | '!' | '?' | '…') =>
            {
                sentences.push((start, at));
                open = None;
            }
            _ => {}
        }
        previous = character;
    }
    sentences.extend(open.map(|start| (start, start + text[start..].trim_end().len())));
    sentences
}

/// FNV-1a, its bits mixed as in SplitMix64: the same on every machine.
fn hash(text: &str) -> u64 {
    let fnv = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let mixed = (fnv ^ (fnv >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
