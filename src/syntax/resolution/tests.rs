use std::sync::Arc;

use crate::analysis::Analysis;
use crate::config::Config;
use crate::law::Knowledge;
use crate::rules::Context;

/// The text of each citation, its antecedent and its cluster.
fn resolved(text: &str) -> Vec<(String, Option<usize>, u32)> {
    let context = Context { knowledge: Knowledge::builtin(), config: Arc::new(Config::default()) };
    let analysis = Analysis::new(text, &context);
    let facts = analysis.facts();
    let mentions = facts.mentions.iter().enumerate();
    mentions
        .map(|(index, mention)| {
            let number = mention.citation.number_range.unwrap_or(mention.citation.range).shift(mention.start);
            let resolution = &facts.resolution;
            (number.of(text).to_owned(), resolution.antecedents[index], resolution.clusters[index])
        })
        .collect()
}

#[test]
fn short_forms_resolve_backwards_then_forwards() {
    let found = resolved(
        "Thực hiện Nghị định số 21, xã đã họp.\nNghị định số 21/2019/NĐ-CP quy định rõ.\nTheo Nghị định 21, xã báo cáo.",
    );
    assert_eq!(found[0].1, Some(1));
    assert_eq!(found[2].1, Some(1));
    assert!(found.iter().all(|mention| mention.2 == 0));
}

#[test]
fn a_short_form_goes_back_to_a_citation_with_its_own_label() {
    let found = resolved(
        "Thực hiện Nghị định số 30/2020/NĐ-CP và Thông tư số 30/2020/NĐ-CP, xã đã họp.\nTheo Nghị định số 30, xã báo cáo.",
    );
    assert_eq!(found[2].1, Some(0));
}

#[test]
fn two_candidates_are_none() {
    let found = resolved("Nghị định số 21/2019/NĐ-CP và Nghị định số 21/2021/NĐ-CP. Theo Nghị định số 21, xã báo cáo.");
    assert_eq!(found[2].1, None);
}

#[test]
fn homonyms_stay_apart() {
    let found = resolved(
        "Nghị quyết số 28-NQ/TW ngày 22/9/2008 và Nghị quyết số 28-NQ/TW ngày 23/5/2018.\n\
         Nghị định số 03/2019/NĐ-CP ngày 04/01/2019; Nghị định số 03/2019/NĐ-CP ngày 05/9/2019.",
    );
    let clusters: Vec<u32> = found.iter().map(|mention| mention.2).collect();
    assert_eq!(clusters, [0, 1, 2, 3]);
}

#[test]
fn one_document_with_two_dates_is_still_one() {
    let found = resolved("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020; Nghị định số 30/2020/NĐ-CP ngày 05/4/2020.");
    assert_eq!(found[0].2, found[1].2);
}

#[test]
fn anaphora_take_the_nearest_of_their_type() {
    let found =
        resolved("Theo Quyết định số 15/QĐ-UBND và Nghị định số 30/2020/NĐ-CP, xã căn cứ Quyết định này để làm.");
    assert_eq!(found[2].1, Some(0));
}
