//! The meta model, and whether a value is of one of its types.
//!
//! Stricter than the protocol asks: a key that a structure does not have is a complaint too, since
//! that is what a misspelt one looks like.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    meta_data: MetaData,
    requests: Vec<Method>,
    notifications: Vec<Method>,
    structures: Vec<Structure>,
    enumerations: Vec<Enumeration>,
    type_aliases: Vec<Alias>,
}

#[derive(Deserialize)]
struct MetaData {
    version: String,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    ClientToServer,
    ServerToClient,
    Both,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Method {
    method: String,
    pub message_direction: Direction,
    pub params: Option<Type>,
    /// Requests only.
    pub result: Option<Type>,
}

#[derive(Deserialize)]
struct Structure {
    name: String,
    #[serde(default)]
    extends: Vec<Type>,
    #[serde(default)]
    mixins: Vec<Type>,
    properties: Vec<Property>,
}

#[derive(Clone, Deserialize)]
struct Property {
    name: String,
    #[serde(rename = "type")]
    kind: Type,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Enumeration {
    name: String,
    #[serde(rename = "type")]
    kind: Type,
    #[serde(default)]
    supports_custom_values: bool,
    values: Vec<EnumerationValue>,
}

#[derive(Deserialize)]
struct EnumerationValue {
    value: Value,
}

#[derive(Deserialize)]
struct Alias {
    name: String,
    #[serde(rename = "type")]
    kind: Type,
}

#[derive(Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Type {
    Base {
        name: String,
    },
    Reference {
        name: String,
    },
    Array {
        element: Box<Type>,
    },
    /// Keys are texts in every map that the protocol has.
    Map {
        value: Box<Type>,
    },
    And {
        items: Vec<Type>,
    },
    Or {
        items: Vec<Type>,
    },
    Tuple {
        items: Vec<Type>,
    },
    Literal {
        value: Literal,
    },
    StringLiteral {
        value: String,
    },
}

#[derive(Clone, Deserialize)]
pub struct Literal {
    properties: Vec<Property>,
}

pub struct Model {
    version: String,
    requests: HashMap<String, Method>,
    notifications: HashMap<String, Method>,
    structures: HashMap<String, Structure>,
    enumerations: HashMap<String, Enumeration>,
    aliases: HashMap<String, Type>,
}

fn by_name<T>(items: Vec<T>, name: impl Fn(&T) -> &str) -> HashMap<String, T> {
    items.into_iter().map(|item| (name(&item).to_owned(), item)).collect()
}

impl Model {
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        let document: Document = serde_json::from_str(text)?;
        Ok(Self {
            version: document.meta_data.version,
            requests: by_name(document.requests, |method| &method.method),
            notifications: by_name(document.notifications, |method| &method.method),
            structures: by_name(document.structures, |structure| &structure.name),
            enumerations: by_name(document.enumerations, |enumeration| &enumeration.name),
            aliases: document.type_aliases.into_iter().map(|alias| (alias.name, alias.kind)).collect(),
        })
    }

    pub fn version(&self) -> &str {
        &self.version
    }

    pub fn request(&self, method: &str) -> Option<&Method> {
        self.requests.get(method)
    }

    pub fn notification(&self, method: &str) -> Option<&Method> {
        self.notifications.get(method)
    }

    /// What is wrong with a value, each complaint opening with the place: `range.start.line`.
    pub fn complaints(&self, kind: &Type, value: &Value, place: &str) -> Vec<String> {
        match kind {
            Type::Base { name } => {
                if is_base(name, value) {
                    Vec::new()
                } else {
                    vec![format!("{place}: {} is no {name}", shortened(value))]
                }
            }
            Type::Reference { name } => self.reference(name, value, place),
            Type::Array { element } => match value {
                Value::Array(items) => self.each(items.iter().map(|item| (&**element, item)), place),
                _ => vec![format!("{place}: {} is no list", shortened(value))],
            },
            Type::Tuple { items: kinds } => match value {
                Value::Array(items) if items.len() == kinds.len() => self.each(kinds.iter().zip(items), place),
                _ => vec![format!("{place}: {} is no list of {}", shortened(value), kinds.len())],
            },
            Type::Map { value: kind } => match value {
                Value::Object(entries) => entries
                    .iter()
                    .flat_map(|(key, value)| self.complaints(kind, value, &format!("{place}.{key}")))
                    .collect(),
                _ => vec![format!("{place}: {} is no table", shortened(value))],
            },
            // The alternative that is nearest to what was meant says what is wrong with it.
            Type::Or { items } => {
                items.iter().map(|item| self.complaints(item, value, place)).min_by_key(Vec::len).unwrap_or_default()
            }
            Type::And { items } => {
                let mut properties = BTreeMap::new();
                items.iter().for_each(|item| self.inherit(item, &mut properties));
                self.table(&properties, value, place)
            }
            Type::Literal { value: literal } => {
                let properties = literal.properties.iter().map(|property| (property.name.as_str(), property)).collect();
                self.table(&properties, value, place)
            }
            Type::StringLiteral { value: wanted } => {
                if value == wanted.as_str() {
                    Vec::new()
                } else {
                    vec![format!("{place}: {} is not “{wanted}”", shortened(value))]
                }
            }
        }
    }

    fn each<'a>(&self, items: impl Iterator<Item = (&'a Type, &'a Value)>, place: &str) -> Vec<String> {
        items.flat_map(|(kind, item)| self.complaints(kind, item, &format!("{place}[]"))).collect()
    }

    fn reference(&self, name: &str, value: &Value, place: &str) -> Vec<String> {
        // Defined as what JSON can hold, in circles.
        if matches!(name, "LSPAny" | "LSPArray" | "LSPObject") {
            return Vec::new();
        }
        if let Some(structure) = self.structures.get(name) {
            let mut properties = BTreeMap::new();
            self.inherit_structure(structure, &mut properties);
            return self.table(&properties, value, place);
        }
        if let Some(kind) = self.aliases.get(name) {
            return self.complaints(kind, value, place);
        }
        let Some(enumeration) = self.enumerations.get(name) else {
            return vec![format!("{place}: the meta model has no type {name}")];
        };
        let complaints = self.complaints(&enumeration.kind, value, place);
        let is_listed = || enumeration.values.iter().any(|listed| listed.value == *value);
        if complaints.is_empty() && !enumeration.supports_custom_values && !is_listed() {
            return vec![format!("{place}: {} is none of {name}", shortened(value))];
        }
        complaints
    }

    fn inherit<'a>(&'a self, kind: &Type, properties: &mut BTreeMap<&'a str, &'a Property>) {
        if let Type::Reference { name } = kind
            && let Some(structure) = self.structures.get(name)
        {
            self.inherit_structure(structure, properties);
        }
    }

    /// A structure's own properties go before those that it takes over.
    fn inherit_structure<'a>(&'a self, structure: &'a Structure, properties: &mut BTreeMap<&'a str, &'a Property>) {
        for parent in structure.extends.iter().chain(&structure.mixins) {
            self.inherit(parent, properties);
        }
        properties.extend(structure.properties.iter().map(|property| (property.name.as_str(), property)));
    }

    fn table(&self, properties: &BTreeMap<&str, &Property>, value: &Value, place: &str) -> Vec<String> {
        let Value::Object(entries) = value else {
            return vec![format!("{place}: {} is no table", shortened(value))];
        };
        let missing = properties
            .values()
            .filter(|property| !property.optional && !entries.contains_key(&property.name))
            .map(|property| format!("{place}.{} is missing", property.name));
        let there = entries.iter().flat_map(|(key, value)| match properties.get(key.as_str()) {
            Some(property) => self.complaints(&property.kind, value, &format!("{place}.{key}")),
            None => vec![format!("{place}.{key} is not in the protocol")],
        });
        missing.chain(there).collect()
    }
}

fn is_base(name: &str, value: &Value) -> bool {
    match name {
        "string" | "RegExp" => value.is_string(),
        "URI" | "DocumentUri" => value.as_str().is_some_and(|address| address.contains(':')),
        "integer" => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        "uinteger" => value.as_i64().is_some_and(|number| (0..=i64::from(i32::MAX)).contains(&number)),
        "decimal" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    }
}

fn shortened(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
