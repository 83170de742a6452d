//! Which types of document may bear a symbol.

use crate::law::{Family, TypeId};

use super::{Body, Builder};

impl Builder<'_> {
    /// The types of document that may bear a type code of an issuer.
    pub(super) fn types(&self, code: &str, issuer: &str, party: bool, body: Body, year: bool) -> Vec<TypeId> {
        let mut types: Vec<TypeId> = self
            .knowledge
            .types
            .with_abbreviation(code)
            .filter(|row| match (body, row.family) {
                (Body::Mass | Body::Unknown, _) => true,
                (_, Family::Front | Family::Union | Family::Youth | Family::Association) => false,
                (_, family) => party == (family == Family::Party),
            })
            .map(|row| row.id)
            .collect();
        match code {
            // Before the decree on văn thư of 2020, TT was also written for tờ trình, which only a
            // year or a ministry that issues circulars rules out.
            "TT" if !(party || year && body == Body::State) => types.extend(self.type_ids(&["Tờ trình"])),
            "L" | "LCT" if issuer == "CTN" || issuer.starts_with("HĐNN") => {
                types.extend(self.type_ids(&["Luật", "Bộ luật", "Pháp lệnh", "Lệnh"]));
            }
            // Two laws of 1957 carry the number of the Sắc lệnh that promulgated them.
            "SL" => types.extend(self.type_ids(&["Luật", "Sắc lệnh"])),
            _ => {}
        }
        if matches!(issuer, "HĐBT" | "TTg") && !year {
            types.extend(
                self.type_ids(&["Nghị định", "Nghị quyết", "Quyết định"]).into_iter().filter(|_| issuer == "HĐBT"),
            );
        }
        types.sort_unstable();
        types.dedup();
        types
    }
}
