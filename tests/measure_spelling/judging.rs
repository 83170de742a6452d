//! Flags for judging.

use super::slips::Random;
use super::{Part, around, context, flags, shared, texts};

#[test]
#[ignore = "prints samples of a large corpus for judging"]
fn flags_for_judging() {
    let Some(shared) = shared() else { return };
    let part = if std::env::var_os("VANTHU_ODD").is_some() { Part::Odd } else { Part::Even };
    let context = context();
    let mut lists: [Vec<String>; 2] = Default::default();
    for kind in ["gov-web", "news-baomoi"] {
        for sample in texts(&shared, "reports", &[kind], part) {
            for flag in flags(&sample.text, &context) {
                let (start, written) = (flag.range.start, flag.range.of(&sample.text));
                let place = around(&sample.text, flag.range);
                let line = format!("{}\t{kind}\t{start}\t{written}\t{}\t{}\t{place}", flag.code, flag.right, sample.id);
                lists[usize::from(!flag.sure)].push(line);
            }
        }
    }
    for (name, list) in ["warning", "hint"].iter().zip(&mut lists) {
        println!("== {name}: {} flags", list.len());
        let mut random = Random(2026);
        for place in 0..list.len() {
            let other = place + random.below(list.len() - place);
            list.swap(place, other);
            println!("{name}\t{}", list[place]);
        }
    }
}
