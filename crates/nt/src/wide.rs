//! `Wide`: text as Windows has it, a row of 16-bit units that need not be valid Unicode.
//!
//! Object names may hold any unit, even half of a surrogate pair, and are compared unit by unit.
//! Comparison without regard to case turns each unit alone to upper case: no locale, no
//! normalization. Windows does that with a table of the system; here Unicode's simple one-to-one
//! mappings stand in for it (assumed), and a unit outside ASCII never becomes an ASCII one.

use std::fmt;

/// UTF-16 text that may hold lone surrogates.
///
/// ```
/// use nt::Wide;
///
/// let name = Wide::from("Global\\Go");
/// assert_eq!(name.to_string(), "Global\\Go");
/// assert!(name.eq_ignore_case(&Wide::from("GLOBAL\\GO")));
/// assert_eq!(Wide::from(vec![0x48, 0xD800]).to_string(), "H\\xD800");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Wide(Box<[u16]>);

impl Wide {
    /// The 16-bit units.
    #[must_use]
    pub fn as_units(&self) -> &[u16] {
        &self.0
    }

    /// How many 16-bit units there are. Windows counts lengths in bytes, twice as many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no units.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both are the same text when every unit is turned to upper case.
    #[must_use]
    pub fn eq_ignore_case(&self, other: &Wide) -> bool {
        self.len() == other.len()
            && self.0.iter().zip(&other.0).all(|(&a, &b)| upcase_unit(a) == upcase_unit(b))
    }
}

/// One unit in upper case; itself when it has none that is one unit.
#[must_use]
pub fn upcase_unit(unit: u16) -> u16 {
    if let Ok(byte) = u8::try_from(unit)
        && byte.is_ascii()
    {
        return u16::from(byte.to_ascii_uppercase());
    }
    let Some(letter) = char::from_u32(u32::from(unit)) else {
        return unit;
    };
    let mut upper = letter.to_uppercase();
    match (upper.next().map(|c| u16::try_from(u32::from(c))), upper.next()) {
        (Some(Ok(up)), None) if up >= 0x80 => up,
        _ => unit,
    }
}

impl std::borrow::Borrow<[u16]> for Wide {
    fn borrow(&self) -> &[u16] {
        &self.0
    }
}

impl From<&str> for Wide {
    fn from(text: &str) -> Wide {
        Wide(text.encode_utf16().collect())
    }
}

impl From<String> for Wide {
    fn from(text: String) -> Wide {
        Wide::from(text.as_str())
    }
}

impl From<&[u16]> for Wide {
    fn from(units: &[u16]) -> Wide {
        Wide(units.into())
    }
}

impl From<Vec<u16>> for Wide {
    fn from(units: Vec<u16>) -> Wide {
        Wide(units.into_boxed_slice())
    }
}

impl PartialEq<str> for Wide {
    fn eq(&self, other: &str) -> bool {
        self.0.iter().copied().eq(other.encode_utf16())
    }
}

impl PartialEq<&str> for Wide {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

impl fmt::Display for Wide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for item in char::decode_utf16(self.0.iter().copied()) {
            match item {
                Ok(letter) => write!(f, "{letter}")?,
                Err(lone) => write!(f, "\\x{:04X}", lone.unpaired_surrogate())?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Wide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_unit_is_turned_to_upper_case_alone() {
        let table = [
            ('a', 'A'),
            ('Z', 'Z'),
            ('\\', '\\'),
            ('é', 'É'),
            ('ÿ', 'Ÿ'),
            ('ж', 'Ж'),
            // Two letters in upper case, so it stays.
            ('ß', 'ß'),
            // Unicode gives S and I, Windows keeps them apart.
            ('ſ', 'ſ'),
            ('ı', 'ı'),
        ];
        for (lower, upper) in table {
            let (lower, upper) = (u32::from(lower) as u16, u32::from(upper) as u16);
            assert_eq!(upcase_unit(lower), upper, "{lower:#x}");
            assert_eq!(upcase_unit(upper), upper, "{upper:#x}");
        }
        assert_eq!(upcase_unit(0xD800), 0xD800);
    }

    #[test]
    fn text_survives_and_halves_of_pairs_show_as_numbers() {
        assert_eq!(Wide::from("a😀").to_string(), "a😀");
        assert_eq!(Wide::from("a😀").len(), 3);
        assert_eq!(Wide::from(vec![0xDC00, 0x61, 0xD800]).to_string(), "\\xDC00a\\xD800");
        assert!(Wide::default().is_empty());
        let x = Wide::from("x");
        assert!(x == "x" && x != "X");
    }

    #[test]
    fn order_and_equality_go_by_units() {
        // In UTF-16 the emoji's surrogates sort below U+FF5E; as characters it would be above.
        let (emoji, tilde) = (Wide::from("😀"), Wide::from("～"));
        assert!(emoji < tilde);
        assert!(!Wide::from("M").eq_ignore_case(&Wide::from("Mm")));
        assert!(Wide::from("Größe").eq_ignore_case(&Wide::from("GRÖßE")));
    }
}
