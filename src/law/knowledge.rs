//! Everything the checker knows about law, loaded once and shared.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use crate::orthography::{Speller, WordMemo};
use crate::text::{PhraseTable, Vocabulary};

use super::{
    Codes, Collocations, DocumentTypes, Family, Index, IssuerId, Issuers, NameHeads, Provinces, Registry, TableError,
    Terms, TypeId, Usage, WordSets, Words, capitals_of,
};

/// What a phrase says when it stands where a type of document may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    pub kind: TypeId,
    /// "NĐ" for "Nghị định".
    pub abbreviated: bool,
}

/// A name by which a document goes that is not a short number: "Nghị quyết 30a".
#[derive(Clone, Debug)]
pub struct Nickname {
    pub name: String,
    /// The symbol it stands for; empty when several or unknown.
    pub symbol: String,
}

/// Immutable, shared by all texts.
#[derive(Debug)]
pub struct Knowledge {
    pub vocabulary: Vocabulary,
    pub words: Words,
    pub word_sets: WordSets,
    pub types: DocumentTypes,
    pub issuers: Issuers,
    pub terms: Terms,
    pub provinces: Provinces,
    pub nicknames: Vec<Nickname>,
    /// How many articles a document has, by its symbol; of laws, decrees and circulars alone.
    pub articles: FxHashMap<String, u32>,
    /// Abbreviations of types: "NĐ", "TTLT".
    pub type_codes: Codes,
    /// Codes of issuers: "CP", "BTC", with their variants ("BGD&ĐT").
    pub issuer_codes: Codes,
    /// Names of laws ("Luật Đất đai").
    pub law_names: PhraseTable<LawName>,
    /// Type names and abbreviations as they label a citation.
    pub labels: PhraseTable<Label>,
    /// Names and aliases of issuers.
    pub issuer_names: PhraseTable<IssuerId>,
    /// Nicknames, by their index in `nicknames`.
    pub nickname_phrases: PhraseTable<u16>,
    /// Words that open a name.
    pub name_heads: NameHeads,
    /// Compounds of `compounds.tsv`, with their hyphen and without.
    pub compound_phrases: PhraseTable<CompoundForm>,
    /// Syllables that belong together.
    pub collocations: Collocations,
    /// Commas and spellings.
    pub usage: Usage,
    /// What judges words by their places: the built-in model, or the one that the user names.
    pub speller: Option<Arc<Speller>>,
    /// The words of the vocabulary as the model of the speller numbers them.
    pub known_words: WordMemo,
    registry: Registry,
    errors: Vec<TableError>,
}

impl Knowledge {
    /// The knowledge that is built in.
    #[must_use]
    pub fn builtin() -> Arc<Self> {
        static BUILTIN: LazyLock<Arc<Knowledge>> = LazyLock::new(|| Arc::new(Knowledge::load()));
        Arc::clone(&BUILTIN)
    }

    /// The built-in knowledge and more registries, the uppermost first, each with its name. They
    /// stand above the built-in one.
    #[must_use]
    pub fn with_registries(registries: Vec<(String, Index)>) -> Self {
        let mut knowledge = Self::load();
        let mut registry = Registry::default();
        for (name, index) in registries {
            registry.put_below(name, index);
        }
        registry.put_builtin_below();
        knowledge.registry = registry;
        knowledge
    }

    /// Faults found while reading the tables; none in the built-in ones, as a test asserts.
    #[must_use]
    pub fn errors(&self) -> &[TableError] {
        &self.errors
    }

    /// The known documents.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Reads the built-in tables anew; [`builtin`](Self::builtin) shares one reading of them.
    #[must_use]
    pub fn load() -> Self {
        let mut errors = Vec::new();
        let mut vocabulary = Vocabulary::default();
        let words = Words::intern(&mut vocabulary);
        let word_sets = WordSets::intern(&mut vocabulary);
        let types = DocumentTypes::read(include_str!("../../grammars/document_types.tsv"), &mut errors);
        let issuers = Issuers::read(include_str!("../../grammars/issuers.tsv"), &mut errors);
        let terms = Terms::read(
            include_str!("../../grammars/national_assembly_terms.tsv"),
            include_str!("../../grammars/party_congresses.tsv"),
            &mut errors,
        );
        let provinces = Provinces::read(include_str!("../../grammars/provinces.tsv"), &mut vocabulary, &mut errors);
        let mut labels = PhraseTable::default();
        for (kind, name) in types.names() {
            labels.insert(&mut vocabulary, name, Label { kind, abbreviated: false });
        }
        // Thông tư before Thông tri: a clerk who writes "TT 15" means the State's.
        let by_family = |row: &&super::DocumentType| (row.family != Family::Normative, row.family == Family::Party);
        let mut rows: Vec<_> = types.rows.iter().collect();
        rows.sort_by_key(by_family);
        for row in rows {
            for abbreviation in row.abbreviation.split('|').filter(|code| !code.is_empty()) {
                labels.insert(&mut vocabulary, abbreviation, Label { kind: row.id, abbreviated: true });
            }
        }
        let mut issuer_names = PhraseTable::default();
        for (index, issuer) in issuers.rows.iter().enumerate() {
            let id = IssuerId(index as u16);
            issuer_names.insert(&mut vocabulary, &issuer.name, id);
            for alias in &issuer.aliases {
                issuer_names.insert(&mut vocabulary, alias, id);
            }
        }
        let mut type_codes = Codes::default();
        for abbreviation in types.abbreviations() {
            type_codes.add(abbreviation);
        }
        let mut issuer_codes = Codes::default();
        for issuer in &issuers.rows {
            issuer_codes.add(&issuer.code);
            for alias in issuer.aliases.iter().filter(|alias| looks_like_code(alias)) {
                issuer_codes.add(alias);
            }
        }
        let registry = Registry::builtin();
        let law_names = law_names(&registry, &mut vocabulary);
        let mut nicknames = Vec::new();
        let mut nickname_phrases = PhraseTable::default();
        let table = super::Table::read("nicknames.tsv", include_str!("../../grammars/nicknames.tsv"), &mut errors);
        for row in table.rows() {
            nickname_phrases.insert(&mut vocabulary, row.get("name"), nicknames.len() as u16);
            nicknames.push(Nickname { name: row.get("name").to_owned(), symbol: row.get("symbol").to_owned() });
        }
        let table =
            super::Table::read("article_counts.tsv", include_str!("../../grammars/article_counts.tsv"), &mut errors);
        let mut articles = FxHashMap::default();
        for row in table.rows() {
            match row.get("articles").parse::<u32>() {
                Ok(count) => drop(articles.insert(row.get("symbol").to_owned(), count)),
                Err(_) => errors.push(row.error("column articles: not a number".to_owned())),
            }
        }
        let name_heads = NameHeads::read(
            include_str!("../../grammars/name_heads.tsv"),
            include_str!("../../grammars/functions.tsv"),
            &mut vocabulary,
            &mut errors,
        );
        let compound_phrases = compound_phrases(&mut vocabulary, &mut errors);
        let collocations = Collocations::read(&mut vocabulary, &mut errors);
        let usage = Usage::read(&mut vocabulary, &mut errors);
        Self {
            known_words: WordMemo::of(&vocabulary),
            vocabulary,
            words,
            word_sets,
            types,
            issuers,
            terms,
            provinces,
            nicknames,
            articles,
            type_codes,
            issuer_codes,
            law_names,
            labels,
            issuer_names,
            nickname_phrases,
            name_heads,
            compound_phrases,
            collocations,
            usage,
            speller: Speller::builtin().cloned(),
            registry,
            errors,
        }
    }
}

/// "BGD&ĐT", "TƯ", but not "Bộ Tài chính".
fn looks_like_code(alias: &str) -> bool {
    alias.chars().all(|c| c.is_alphanumeric() || c == '&') && alias.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// How the registry writes the name of a law: a bit for each of its first words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LawName {
    /// The words with a capital.
    pub capitals: u16,
    /// The words that all laws of this name write alike.
    pub agreed: u16,
}

/// The names of laws, codes and ordinances that the registry knows.
fn law_names(registry: &Registry, vocabulary: &mut Vocabulary) -> PhraseTable<LawName> {
    let mut written = BTreeSet::new();
    for kind in ["Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"] {
        for record in registry.of_kind(kind) {
            // An amending law is cited by what it amends; its own title is a sentence, not a name.
            let title = record.title;
            let name = title.split(" sửa đổi").next().unwrap_or(title).trim_end_matches(" (sửa đổi)").trim();
            if name.starts_with(kind) && name.len() > kind.len() {
                written.insert(name);
            }
        }
    }
    let mut known: BTreeMap<String, LawName> = BTreeMap::new();
    for name in written {
        let (capitals, _) = capitals_of(name);
        let name = known.entry(name.to_lowercase()).or_insert(LawName { capitals, agreed: u16::MAX });
        name.agreed &= !(name.capitals ^ capitals);
    }
    let mut names = PhraseTable::default();
    for (name, written) in known {
        names.insert(vocabulary, &name, written);
    }
    names
}

/// How a compound is written.
#[derive(Clone, Copy, Debug)]
pub struct CompoundForm {
    /// With its hyphen.
    pub hyphen: bool,
    /// Nobody writes it without.
    pub only: bool,
}

/// The compounds of two words of two syllables each, written with the hyphen and without.
fn compound_phrases(vocabulary: &mut Vocabulary, errors: &mut Vec<TableError>) -> PhraseTable<CompoundForm> {
    let mut phrases = PhraseTable::default();
    let table = super::Table::read("compounds.tsv", include_str!("../../grammars/compounds.tsv"), errors);
    for row in table.rows() {
        let (left, right) = (row.get("left"), row.get("right"));
        if [left, right].iter().all(|word| word.split(' ').count() == 2) {
            let only = row.get("only") == "x";
            phrases.insert(vocabulary, &format!("{left} - {right}"), CompoundForm { hyphen: true, only });
            phrases.insert(vocabulary, &format!("{left} {right}"), CompoundForm { hyphen: false, only });
        }
    }
    phrases
}
