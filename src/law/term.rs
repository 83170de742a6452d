//! Terms of the National Assembly and congresses of the Party.

use jiff::civil::Date;

use super::{Table, TableError};

/// A term of the National Assembly; its number stands in every symbol ("QH15").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub number: u8,
    /// First day of session 1.
    pub from: Date,
    /// Day before the next term opens; none for the present one.
    pub to: Option<Date>,
}

/// A congress of the Party and the term ("khóa") it opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Congress {
    pub number: u8,
    /// First and last day of the congress itself.
    pub held: Option<(Date, Date)>,
    pub from: Date,
    pub to: Option<Date>,
}

/// The two calendars of office.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    pub national_assembly: Vec<Term>,
    pub party: Vec<Congress>,
}

impl Terms {
    pub(super) fn read(assembly: &str, party: &str, errors: &mut Vec<TableError>) -> Self {
        let mut terms = Self::default();
        for row in Table::read("national_assembly_terms.tsv", assembly, errors).rows() {
            if let (Ok(number), Some(from)) = (row.get("term").parse(), row.day("from", errors)) {
                terms.national_assembly.push(Term { number, from, to: row.day("to", errors) });
            }
        }
        for row in Table::read("party_congresses.tsv", party, errors).rows() {
            if let (Ok(number), Some(from)) = (row.get("number").parse(), row.day("term_from", errors)) {
                let held = row.day("congress_from", errors).zip(row.day("congress_to", errors));
                terms.party.push(Congress { number, held, from, to: row.day("term_to", errors) });
            }
        }
        terms
    }

    #[must_use]
    pub fn assembly(&self, number: u8) -> Option<&Term> {
        self.national_assembly.iter().find(|term| term.number == number)
    }

    #[must_use]
    pub fn congress(&self, number: u8) -> Option<&Congress> {
        self.party.iter().find(|congress| congress.number == number)
    }

    /// The terms of the National Assembly that have at least one day in `year`.
    pub fn assemblies_in(&self, year: i16) -> impl Iterator<Item = &Term> {
        self.national_assembly
            .iter()
            .filter(move |term| term.from.year() <= year && term.to.is_none_or(|to| year <= to.year()))
    }

    /// The Party term that runs on a day.
    #[must_use]
    pub fn congress_on(&self, day: Date) -> Option<&Congress> {
        self.party.iter().rev().find(|congress| congress.from <= day)
    }
}

/// The value of a Roman numeral of up to XXXIX, in capitals.
#[must_use]
pub fn roman_value(numeral: &str) -> Option<u8> {
    let rest = numeral.trim_start_matches('X');
    let tens = numeral.len() - rest.len();
    let ones = ONES.iter().position(|ones| *ones == rest)?;
    let value = tens * 10 + ones;
    u8::try_from(value).ok().filter(|value| (1..40).contains(value))
}

const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];

/// A number from 1 to 39 in Roman numerals.
#[must_use]
pub fn roman(value: u8) -> String {
    const TENS: [&str; 4] = ["", "X", "XX", "XXX"];
    format!("{}{}", TENS[usize::from(value / 10).min(3)], ONES[usize::from(value % 10)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals() {
        assert_eq!(roman_value("XIII"), Some(13));
        assert_eq!(roman_value("IIII"), None);
        assert!((1..40).all(|value| roman_value(&roman(value)) == Some(value)));
        assert!(["", "XXXX", "XXXXI", "IXX", "VX", "x", "LX"].iter().all(|other| roman_value(other).is_none()));
        assert_eq!(roman(14), "XIV");
    }
}
