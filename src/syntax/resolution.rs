//! What each citation refers to.
//!
//! All mentions of one document form a cluster. A symbol alone does not make one: symbols without
//! a year start again every year or every Party term, and a few decrees share a symbol with year
//! (spec section 0). Mentions with one symbol part when their dates or places say that they are two
//! documents. Short forms are resolved in the order of spec section 3: a citation before, a citation
//! after, the registry; one candidate or none.

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::law::{Form, IssuerId, Knowledge, Side, TypeId};
use crate::text::lowercase_into;

use super::{Anaphor, Citation, CitationForm, DocumentFacts, Mention, ParagraphFacts};

/// The outcome of resolving all citations of a document; both vectors run along the mentions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolution {
    /// The full (or named) citation that a short or anaphoric one refers to.
    pub antecedents: Vec<Option<usize>>,
    /// The document that is meant, numbered in the order of first mention.
    pub clusters: Vec<u32>,
    /// How many documents a short form could mean when it stays unresolved; 0 where none is known.
    pub candidates: Vec<u8>,
}

/// A document as the mentions make it out.
#[derive(Debug)]
struct Cluster {
    /// Its full mentions, in order.
    full: Vec<usize>,
    /// The different days that they give.
    days: Vec<Date>,
    year: Option<i16>,
    place: Option<String>,
    kind: Option<TypeId>,
}

/// Among how many of the last full citations one with the label of the short form is looked for.
const NEAREST: usize = 8;

struct Resolver<'a, 'd> {
    facts: &'a DocumentFacts<'d>,
    knowledge: &'a Knowledge,
    clusters: Vec<Cluster>,
    by_symbol: FxHashMap<String, Vec<usize>>,
    by_number: FxHashMap<String, Vec<usize>>,
    of: Vec<Option<usize>>,
    antecedents: Vec<Option<usize>>,
    candidates: Vec<u8>,
}

impl Resolution {
    /// Resolves the citations of a document.
    #[must_use]
    pub fn of(facts: &DocumentFacts<'_>, knowledge: &Knowledge) -> Self {
        let len = facts.mentions.len();
        let mut resolver = Resolver {
            facts,
            knowledge,
            clusters: Vec::new(),
            by_symbol: FxHashMap::default(),
            by_number: FxHashMap::default(),
            of: vec![None; len],
            antecedents: vec![None; len],
            candidates: vec![0; len],
        };
        resolver.full_forms();
        resolver.named_forms();
        resolver.short_forms();
        resolver.anaphora();
        resolver.finish()
    }
}

/// All that resolving asks of a citation, wherever it stands.
type Shape<'a> = (
    (CitationForm, Option<TypeId>, Option<Anaphor>, bool, u16),
    (&'a str, Option<i16>, Option<Date>, &'a str),
    Option<(&'a str, &'a str, &'a str, Form, Side, Option<i16>)>,
    &'a [TypeId],
    Option<(Option<IssuerId>, bool, &'a str)>,
);

fn shape<'a>(citation: &'a Citation, text: &'a str) -> Shape<'a> {
    let symbol = citation.symbol.as_ref().map(|symbol| {
        let (canonical, number) = (symbol.canonical.as_str(), symbol.number.text.as_str());
        (canonical, number, symbol.issuer_code.as_str(), symbol.form, symbol.side, symbol.year_value())
    });
    let issuer = citation.issuer.as_ref().map(|issuer| (issuer.issuer, issuer.outer, issuer.range.of(text)));
    let label = citation.label.as_ref().map(|label| label.kind);
    let list = citation.list.map_or(0, |list| list.len);
    let name = citation.name.map_or("", |name| name.of(text));
    (
        (citation.form, label, citation.anaphor, citation.own_header, list),
        (&citation.number, citation.year, day(citation), name),
        symbol,
        citation.symbol.as_ref().map_or(&[], |symbol| &symbol.types),
        issuer,
    )
}

/// Whether two states of a paragraph cite the same, so that nothing that a citation of the document
/// refers to can have changed.
#[must_use]
pub fn cite_the_same(one: &ParagraphFacts<'_>, other: &ParagraphFacts<'_>) -> bool {
    fn shapes<'a>(paragraph: &ParagraphFacts<'a>) -> impl Iterator<Item = Shape<'a>> {
        let (facts, text) = (paragraph.facts, paragraph.text);
        facts.citations.iter().map(move |citation| shape(citation, text))
    }
    shapes(one).eq(shapes(other))
}

impl Resolver<'_, '_> {
    fn full_forms(&mut self) {
        for (index, mention) in self.facts.mentions.iter().enumerate() {
            let Some(symbol) = &mention.citation.symbol else { continue };
            let mut key = String::with_capacity(symbol.canonical.len());
            lowercase_into(&symbol.canonical, &mut key);
            let cluster = match self.by_symbol.get(&key) {
                Some(known) => known.iter().rev().copied().find(|&at| self.is_same(at, mention)),
                None => None,
            };
            let cluster = cluster.unwrap_or_else(|| {
                let at = self.clusters.len();
                self.clusters.push(Cluster {
                    full: Vec::new(),
                    days: Vec::new(),
                    year: None,
                    place: None,
                    kind: mention.citation.label.as_ref().map(|label| label.kind),
                });
                self.by_symbol.entry(key).or_default().push(at);
                let number = without_zeros(&symbol.number.text);
                self.by_number.entry(number).or_default().push(at);
                at
            });
            let (year, place) = (day_year(mention.citation), self.place(mention));
            let known = &mut self.clusters[cluster];
            known.full.push(index);
            if let Some(day) = day(mention.citation).filter(|day| !known.days.contains(day)) {
                known.days.push(day);
            }
            known.year = known.year.or(year);
            known.place = known.place.take().or(place);
            self.of[index] = Some(cluster);
        }
    }

    /// Whether a mention with the symbol of a cluster means the same document.
    fn is_same(&self, cluster: usize, mention: &Mention<'_>) -> bool {
        let known = &self.clusters[cluster];
        let Some(symbol) = &mention.citation.symbol else { return false };
        if matches!(symbol.form, Form::NationalAssembly) {
            // Laws and resolutions of one National Assembly are numbered apart (24/2008/QH12).
            let resolution = self.knowledge.types.id("Nghị quyết");
            let kind = mention.citation.label.as_ref().map(|label| label.kind);
            if let (Some(a), Some(b)) = (known.kind, kind)
                && (Some(a) == resolution) != (Some(b) == resolution)
            {
                return false;
            }
        }
        if symbol.year.is_none() {
            let year = day_year(mention.citation);
            let place = self.place(mention);
            let same_year = known.year.is_none() || year.is_none() || known.year == year;
            let same_place = known.place.is_none() || place.is_none() || known.place == place;
            return same_year && same_place;
        }
        // True homonyms with a year: two records, and the two dates are those of the two.
        let Some(own) = day(mention.citation) else { return true };
        let mut differing = known.days.iter().filter(|other| **other != own).peekable();
        if differing.peek().is_none() {
            return true;
        }
        let issued: Vec<_> =
            self.knowledge.registry().with_symbol(&symbol.canonical).filter_map(|record| record.issued).collect();
        !(issued.len() > 1 && issued.contains(&own) && differing.any(|other| issued.contains(other)))
    }

    /// The place that tells local documents of one number apart: "UBND tỉnh Cao Bằng".
    fn place(&self, mention: &Mention<'_>) -> Option<String> {
        let symbol = mention.citation.symbol.as_ref()?;
        let local = symbol.side == Side::Party && symbol.issuer_code != "TW"
            || matches!(symbol.issuer_code.as_str(), "UBND" | "HĐND" | "UB");
        let issuer = mention.citation.issuer.as_ref().filter(|issuer| local && !issuer.outer)?;
        let text = self.facts.paragraphs.get(mention.paragraph)?.text;
        let mut lower = String::new();
        lowercase_into(issuer.range.of(text), &mut lower);
        // "UBND tỉnh" and "Ủy ban nhân dân tỉnh Cao Bằng" do not contradict each other: only the
        // name behind the kind of place counts.
        let place = ["tỉnh ", "thành phố ", "huyện ", "quận ", "xã ", "phường "]
            .iter()
            .find_map(|kind| lower.rsplit_once(kind).map(|(_, name)| name.trim().to_owned()))?;
        (!place.is_empty()).then_some(place)
    }

    fn named_forms(&mut self) {
        let mut by_name: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mentions = self.facts.mentions.iter().enumerate();
        let named = |citation: &Citation| citation.name.is_some() || citation.form == CitationForm::Named;
        // Laws with a number first: they are the antecedents.
        for pass in [CitationForm::Full, CitationForm::Named] {
            for (index, mention) in mentions.clone().filter(|(_, m)| m.citation.form == pass && named(m.citation)) {
                let Some(name) = self.name(mention) else { continue };
                let year = mention.citation.year;
                let known = by_name.entry(name).or_default();
                let cluster = match self.of[index] {
                    Some(cluster) => cluster,
                    None => {
                        let fits = |at: &&usize| {
                            year.is_none() || self.clusters[**at].year.is_none() || self.clusters[**at].year == year
                        };
                        let fitting: Vec<usize> = known.iter().filter(fits).copied().collect();
                        match fitting.as_slice() {
                            [one] => *one,
                            _ => {
                                self.clusters.push(Cluster {
                                    full: Vec::new(),
                                    days: Vec::new(),
                                    year,
                                    place: None,
                                    kind: None,
                                });
                                self.clusters.len() - 1
                            }
                        }
                    }
                };
                if !known.contains(&cluster) {
                    known.push(cluster);
                }
                let found = &mut self.clusters[cluster];
                found.year = year.or(found.year);
                self.of[index] = Some(cluster);
            }
        }
    }

    fn name(&self, mention: &Mention<'_>) -> Option<String> {
        let text = self.facts.paragraphs.get(mention.paragraph)?.text;
        let range = mention.citation.name?;
        let mut lower = String::new();
        lowercase_into(&crate::text::fold(range.of(text)).text, &mut lower);
        Some(lower.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn short_forms(&mut self) {
        let mut unresolved: FxHashMap<(Option<TypeId>, String), usize> = FxHashMap::default();
        for (index, mention) in self.facts.mentions.iter().enumerate() {
            let citation = mention.citation;
            if citation.form != CitationForm::Short {
                continue;
            }
            let number = without_zeros(citation.number.split('/').next().unwrap_or(&citation.number));
            let fitting: Vec<usize> = self
                .by_number
                .get(&number)
                .into_iter()
                .flatten()
                .copied()
                .filter(|&cluster| self.fits(cluster, citation))
                .collect();
            let first = |cluster: &usize| self.clusters[*cluster].full.first().copied().unwrap_or(usize::MAX);
            let (earlier, later): (Vec<usize>, Vec<usize>) = fitting.iter().partition(|cluster| first(cluster) < index);
            let chosen = match (earlier.as_slice(), later.as_slice()) {
                ([one], _) | ([], [one]) => Some(*one),
                _ => None,
            };
            if let Some(cluster) = chosen {
                self.antecedents[index] = self.antecedent(cluster, index);
                self.of[index] = Some(cluster);
                continue;
            }
            self.candidates[index] = fitting.len().min(255) as u8;
            let kind = citation.label.as_ref().map(|label| label.kind);
            let key = (kind, format!("{number}/{}", citation.year.unwrap_or(0)));
            let cluster = *unresolved.entry(key).or_insert_with(|| {
                self.clusters.push(Cluster {
                    full: Vec::new(),
                    days: Vec::new(),
                    year: citation.year,
                    place: None,
                    kind,
                });
                self.clusters.len() - 1
            });
            self.of[index] = Some(cluster);
        }
    }

    /// The full citation that a short form goes back to: the last before it, rather one with its own
    /// label than one whose label is a slip.
    fn antecedent(&self, cluster: usize, index: usize) -> Option<usize> {
        let label = |at: usize| self.facts.mentions[at].citation.label.as_ref().map(|label| label.kind);
        let full = &self.clusters[cluster].full;
        let before = || full.iter().rev().copied().filter(|&at| at < index);
        let same = before().take(NEAREST).find(|&at| label(at).is_none_or(|kind| Some(kind) == label(index)));
        same.or_else(|| before().next()).or(full.first().copied())
    }

    /// Whether a short form may mean the document of a cluster.
    fn fits(&self, cluster: usize, citation: &Citation) -> bool {
        let Some(&full) = self.clusters[cluster].full.first() else { return false };
        let other = self.facts.mentions[full].citation;
        let Some(symbol) = &other.symbol else { return false };
        let Some(label) = &citation.label else { return false };
        let kind = match &other.label {
            Some(written) => written.kind == label.kind || symbol.types.contains(&label.kind),
            None => symbol.types.contains(&label.kind),
        };
        let year = match (citation.year, symbol.year_value()) {
            (Some(a), Some(b)) => a == b,
            (Some(a), None) => self.clusters[cluster].year.is_none_or(|b| a == b),
            _ => true,
        };
        let issuer = match (&citation.issuer, &other.issuer) {
            (Some(a), Some(b)) if !a.outer && !b.outer => match (a.issuer, b.issuer) {
                (Some(a), Some(b)) => self.codes_agree(a, b),
                _ => true,
            },
            _ => true,
        };
        let date = match (&citation.date, &other.date) {
            (Some(a), Some(b)) => {
                a.mention.date().is_none() || b.mention.date().is_none() || a.mention.date() == b.mention.date()
            }
            _ => true,
        };
        kind && year && issuer && date
    }

    fn codes_agree(&self, a: IssuerId, b: IssuerId) -> bool {
        let code = |id| self.knowledge.issuers.get(id).map(|issuer| issuer.code.as_str());
        a == b || code(a) == code(b)
    }

    fn anaphora(&mut self) {
        // The last citation of each type that an anaphor may mean.
        let mut last: FxHashMap<TypeId, usize> = FxHashMap::default();
        for (index, mention) in self.facts.mentions.iter().enumerate() {
            let citation = mention.citation;
            let Some(kind) = citation.label.as_ref().map(|label| label.kind) else { continue };
            if citation.form != CitationForm::Anaphoric {
                if !citation.own_header {
                    last.insert(kind, index);
                }
                continue;
            }
            // "Nghị định này" far from any other decree is the decree one is reading.
            let near = last.get(&kind).copied().filter(|&at| {
                let apart = mention.paragraph - self.facts.mentions[at].paragraph;
                citation.anaphor == Some(Anaphor::Above) || apart <= 3
            });
            // Elements of one list are equally near.
            let chosen = near.filter(|&at| self.facts.mentions[at].citation.list.is_none_or(|list| list.len < 2));
            if let Some(at) = chosen {
                self.antecedents[index] = Some(self.antecedents[at].unwrap_or(at));
                self.of[index] = self.of[at];
            }
        }
    }

    fn finish(self) -> Resolution {
        let mut numbers: FxHashMap<usize, u32> = FxHashMap::default();
        let mut next = 0;
        let mut fresh = || {
            next += 1;
            next - 1
        };
        let clusters = self
            .of
            .iter()
            .map(|cluster| match cluster {
                Some(cluster) => *numbers.entry(*cluster).or_insert_with(&mut fresh),
                None => fresh(),
            })
            .collect();
        Resolution { antecedents: self.antecedents, clusters, candidates: self.candidates }
    }
}

fn day(citation: &Citation) -> Option<Date> {
    citation.date.as_ref().and_then(|date| date.mention.date())
}

fn day_year(citation: &Citation) -> Option<i16> {
    day(citation).map(Date::year)
}

fn without_zeros(number: &str) -> String {
    let trimmed = number.trim_start_matches('0');
    trimmed.to_lowercase()
}
