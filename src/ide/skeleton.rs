//! Skeletons of whole documents, offered where a text begins: "báo cáo mới".

use std::sync::LazyLock;

use crate::analysis::Analysis;
use crate::config::Profile;
use crate::text::TextRange;

use super::completion::Completion;

/// A text with no more than so many bytes beside the line of the caret has hardly begun.
const HARDLY_BEGUN: usize = 80;

/// The gap that is filled with the year of today.
const YEAR: &str = "[năm]";

/// A document to be written, as `grammars/skeletons` has it.
struct Skeleton {
    name: &'static str,
    basis: &'static str,
    profiles: Vec<Profile>,
    /// Gaps are in brackets; those that read alike are filled alike.
    text: &'static str,
}

static SKELETONS: LazyLock<Vec<Skeleton>> = LazyLock::new(|| FILES.into_iter().filter_map(read).collect());

const FILES: [&str; 6] = [
    include_str!("../../grammars/skeletons/state-report.txt"),
    include_str!("../../grammars/skeletons/state-plan.txt"),
    include_str!("../../grammars/skeletons/state-submission.txt"),
    include_str!("../../grammars/skeletons/party-report.txt"),
    include_str!("../../grammars/skeletons/party-plan.txt"),
    include_str!("../../grammars/skeletons/party-submission.txt"),
];

fn read(file: &'static str) -> Option<Skeleton> {
    let (head, text) = file.split_once("\n\n")?;
    let field =
        |name: &str| head.lines().find_map(|line| line.strip_prefix("# ")?.strip_prefix(name)?.strip_prefix(": "));
    let profiles = field("profiles")?.split(' ').filter_map(Profile::parse).collect();
    Some(Skeleton { name: field("name")?, basis: field("basis")?, profiles, text })
}

/// The documents that may be begun at a byte offset: in a text that has hardly begun, as soon as
/// the line is empty or says the beginning of their name; in others on an empty line, when `asked`.
///
/// Without a profile an unwritten text may become any of them.
pub(super) fn skeletons(analysis: &Analysis, offset: u32, asked: bool) -> Vec<Completion> {
    let text = analysis.text();
    let Some((before, after)) = text.split_at_checked(offset as usize) else { return Vec::new() };
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let typed = before[start..].trim_start();
    let replace = TextRange::new(offset - typed.len() as u32, offset);
    let typed = typed.to_lowercase();
    let alone = after.lines().next().unwrap_or("").trim().is_empty();
    let hardly_begun = before[..start].trim().len() + after.trim().len() <= HARDLY_BEGUN;
    if !alone || !(hardly_begun || asked && typed.is_empty()) {
        return Vec::new();
    }
    let config = &analysis.context().config;
    let profile = config.profile.or((!hardly_begun).then(|| analysis.profile()));
    let fits = |skeleton: &&Skeleton| {
        profile.is_none_or(|profile| skeleton.profiles.contains(&profile)) && skeleton.name.starts_with(&typed)
    };
    let year = config.today.map(|today| today.year().to_string());
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let offer = |skeleton: &Skeleton| {
        let (insert, gaps) = with_gaps(skeleton.text, year.as_deref().unwrap_or(YEAR), end);
        Completion {
            label: skeleton.name.to_owned(),
            detail: skeleton.basis.to_owned(),
            insert,
            gaps,
            replace,
            record: None,
        }
    };
    SKELETONS.iter().filter(fits).map(offer).collect()
}

/// The text with its line ends and the year put in, and where its gaps are then.
fn with_gaps(skeleton: &str, year: &str, line_end: &str) -> (String, Vec<TextRange>) {
    let (mut text, mut gaps) = (String::with_capacity(skeleton.len()), Vec::new());
    let mut rest = skeleton;
    while let Some((open, len)) = rest.find('[').and_then(|open| Some((open, rest[open..].find(']')? + 1))) {
        text += &rest[..open].replace('\n', line_end);
        let gap = &rest[open..open + len];
        let start = text.len() as u32;
        text += if gap == YEAR { year } else { gap };
        gaps.push(TextRange::new(start, text.len() as u32));
        rest = &rest[open + len..];
    }
    text += &rest.replace('\n', line_end);
    (text, gaps)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::config::Config;
    use crate::law::Knowledge;
    use crate::rules::Context;

    fn analysis(text: &str, profile: Option<Profile>) -> Analysis {
        let config = Config { profile, today: Some(date(2026, 11, 5)), ..Config::default() };
        Analysis::new(text, &Context { knowledge: Knowledge::builtin(), config: Arc::new(config) })
    }

    /// The names of what is offered at the bar.
    fn offered(text: &str, profile: Option<Profile>, asked: bool) -> Vec<String> {
        let at = text.find('|').expect("a bar");
        let found = skeletons(&analysis(&text.replace('|', ""), profile), at as u32, asked);
        found.into_iter().map(|offer| offer.label).collect()
    }

    /// What is found in a text of a profile.
    fn findings(text: &str, profile: Profile) -> Vec<String> {
        let analysis = analysis(text, Some(profile));
        let shown = analysis.diagnostics().iter();
        shown.map(|one| format!("{} {:?}: {}", one.rule.code, one.range.of(text), one.message())).collect()
    }

    #[test]
    fn every_skeleton_filled_in_is_free_of_findings() {
        let mut checked = 0;
        for (file, skeleton) in FILES.iter().zip(SKELETONS.iter()) {
            let (mut text, gaps) = with_gaps(skeleton.text, "2026", "\n");
            let (mut used, mut examples) = (0, 0);
            for line in file.lines().take_while(|line| line.starts_with("# ")) {
                let Some((gap, example)) = line[2..].split_once(" = ") else { continue };
                examples += 1;
                used += usize::from(text.contains(gap));
                text = text.replace(gap, example);
            }
            assert_eq!(used, examples, "{}: an example without its gap", skeleton.name);
            assert!(
                gaps.len() > 10 && !text.contains(['[', ']']),
                "{}: a gap without its example: {text}",
                skeleton.name
            );
            for &profile in &skeleton.profiles {
                assert_eq!(findings(&text, profile), Vec::<String>::new(), "{}", skeleton.name);
                checked += 1;
            }
        }
        assert_eq!((SKELETONS.len(), checked), (FILES.len(), 9), "every file is read");
    }

    #[test]
    fn a_fresh_skeleton_is_not_scolded() {
        for skeleton in SKELETONS.iter() {
            let (text, _) = with_gaps(skeleton.text, "2026", "\n");
            for &profile in &skeleton.profiles {
                assert_eq!(findings(&text, profile), Vec::<String>::new(), "{}", skeleton.name);
            }
        }
    }

    #[test]
    fn an_unwritten_text_may_become_any_document_of_its_profile() {
        let state = ["báo cáo mới", "kế hoạch mới", "tờ trình mới"];
        let party = state.map(|name| format!("{name} của cấp ủy"));
        assert_eq!(offered("|", None, false), [&state.map(str::to_owned)[..], &party[..]].concat());
        assert_eq!(offered("\n  |\n", Some(Profile::Nd30), false), state);
        assert_eq!(offered("|", Some(Profile::Nd78), false), state);
        assert_eq!(offered("|", Some(Profile::Party), false), party);
        assert_eq!(offered("|", Some(Profile::Press), false), Vec::<String>::new());
        assert_eq!(offered("Báo c|", None, false), ["báo cáo mới", "báo cáo mới của cấp ủy"]);
        assert_eq!(offered("Kế toán|", None, false), Vec::<String>::new());
    }

    #[test]
    fn in_a_text_that_is_written_it_must_be_asked_for() {
        let text = format!("|\n{}\n", "Xã đã tổ chức hội nghị sơ kết công tác văn thư. ".repeat(4));
        assert_eq!(offered(&text, Some(Profile::Nd30), false), Vec::<String>::new());
        assert_eq!(offered(&text, Some(Profile::Nd30), true).len(), 3);
        assert_eq!(offered(&text.replace('|', "báo|"), Some(Profile::Nd30), true), Vec::<String>::new());
        assert_eq!(offered("Xã đã họp | bàn", None, true), Vec::<String>::new());
    }

    #[test]
    fn it_is_put_in_with_the_year_and_the_line_ends_of_the_text() {
        let text = "Báo\r\n";
        let offer = &skeletons(&analysis(text, Some(Profile::Nd30)), 4, false)[0];
        assert_eq!(offer.replace.of(text), "Báo");
        assert!(offer.insert.contains("tháng [tháng] năm 2026\r\n"), "{}", offer.insert);
        assert_eq!(offer.insert.matches('\n').count(), offer.insert.matches("\r\n").count());
        let gaps: Vec<&str> = offer.gaps.iter().map(|gap| gap.of(&offer.insert)).collect();
        assert_eq!(gaps[..3], ["[CƠ QUAN CHỦ QUẢN]", "[CƠ QUAN BAN HÀNH]", "[số]"]);
        assert!(gaps.contains(&"2026"));
    }
}
