//! Text of bytes: the code page of the simulated system is 1252, the usual one in the west. Each of
//! its bytes is one unit of UTF-16, so that lengths are the same in both.

/// What the bytes from 0x80 to 0x9F stand for.
const MIDDLE: [u16; 32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
];

/// Bytes as UTF-16.
pub(crate) fn to_wide(bytes: &[u8]) -> Vec<u16> {
    let unit = |byte: &u8| match byte {
        0x80..=0x9F => MIDDLE[usize::from(byte - 0x80)],
        _ => u16::from(*byte),
    };
    bytes.iter().map(unit).collect()
}

/// UTF-16 as bytes; what the code page does not have becomes a question mark.
pub(crate) fn to_bytes(units: &[u16]) -> Vec<u8> {
    let byte = |unit: &u16| match MIDDLE.iter().position(|other| other == unit) {
        Some(at) => 0x80 + at as u8,
        None => u8::try_from(*unit).unwrap_or(b'?'),
    };
    units.iter().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_comes_back() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(to_bytes(&to_wide(&all)), all);
        assert_eq!(to_bytes(&[0x263A, 0x20AC]), [b'?', 0x80]);
    }
}
