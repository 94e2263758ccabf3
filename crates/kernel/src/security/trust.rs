//! Protected processes: who is trusted how far. Values as published from the debugging symbols of
//! Windows (PS_PROTECTION), and the identifiers of process trust labels.

use nt::{Access, ObjectType};

use super::TrustLabel;

/// How a process is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Protection {
    /// Not at all.
    #[default]
    None,
    /// Light: PPL.
    Light,
    /// Fully: PP.
    Full,
}

/// Who signed the program of a protected process.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signer {
    /// Nobody.
    #[default]
    None,
    /// A certificate of Authenticode.
    Authenticode,
    /// The compiler of the framework.
    CodeGen,
    /// A maker of a program against malware.
    Antimalware,
    /// The local security authority.
    Lsa,
    /// Windows.
    Windows,
    /// Windows' trusted base.
    WinTcb,
    /// The kernel.
    WinSystem,
    /// The store.
    App,
}

/// All signers by the number that PS_PROTECTION has for them, with the words for them.
const SIGNERS: [(Signer, &str); 9] = [
    (Signer::None, "none"),
    (Signer::Authenticode, "authenticode"),
    (Signer::CodeGen, "codegen"),
    (Signer::Antimalware, "antimalware"),
    (Signer::Lsa, "lsa"),
    (Signer::Windows, "windows"),
    (Signer::WinTcb, "wintcb"),
    (Signer::WinSystem, "winsystem"),
    (Signer::App, "app"),
];

/// How far a process is trusted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// How it is protected.
    pub protection: Protection,
    /// Who signed its program.
    pub signer: Signer,
}

/// What a caller that is trusted less may have of a protected process, and of its threads.
const PROCESS_LEFT: u32 = !0xF_C7FE;
const PROCESS_LEFT_OF_STRICT: u32 = !0xF_C7FF;
const THREAD_LEFT: u32 = !0xF_E3FD;
const THREAD_LEFT_OF_STRICT: u32 = !0xF_E3FF;

impl Trust {
    /// Whether it is protected.
    pub fn protects(self) -> bool {
        self.protection != Protection::None
    }

    /// The protection that words like `ppl-lsa` and `pp-wintcb` stand for.
    pub fn worded(text: &str) -> Option<Trust> {
        let (kind, signer) = text.split_once('-')?;
        let protection = match kind {
            "ppl" => Protection::Light,
            "pp" => Protection::Full,
            _ => return None,
        };
        let (signer, _) = *SIGNERS.iter().skip(1).find(|(_, word)| *word == signer)?;
        Some(Trust { protection, signer })
    }

    /// The words that stand for protections.
    pub fn words() -> Vec<String> {
        let signers = SIGNERS.iter().skip(1);
        signers.flat_map(|(_, word)| [format!("pp-{word}"), format!("ppl-{word}")]).collect()
    }

    /// The byte of PS_PROTECTION.
    pub fn byte(self) -> u8 {
        let signer = SIGNERS.iter().position(|(signer, _)| *signer == self.signer);
        self.protection as u8 | (signer.unwrap_or_default() as u8) << 4
    }

    /// Whether whoever has this trust may treat a process with that one as its own: the protection
    /// is as strong, and the signer as high.
    pub fn dominates(self, other: Trust) -> bool {
        !other.protects()
            || self.protection >= other.protection && self.signer.dominates(other.signer)
    }

    /// What a caller that is trusted less may have of an object of a type.
    pub fn left(self, of: ObjectType) -> Access {
        let strict = matches!(self.signer, Signer::Antimalware | Signer::WinTcb);
        Access::from_bits_retain(match (of, strict) {
            (ObjectType::PROCESS, false) => PROCESS_LEFT,
            (ObjectType::PROCESS, true) => PROCESS_LEFT_OF_STRICT,
            (ObjectType::THREAD, false) => THREAD_LEFT,
            (ObjectType::THREAD, true) => THREAD_LEFT_OF_STRICT,
            _ => !0,
        })
    }

    /// The numbers of its process trust label, S-1-19-kind-signer.
    pub fn numbers(self) -> (u32, u32) {
        let kind = match self.protection {
            Protection::None => 0,
            Protection::Light => 512,
            Protection::Full => 1024,
        };
        (kind, if kind == 0 { 0 } else { self.signer.level() })
    }

    /// Whether it is trusted as far as a process trust label demands.
    pub fn satisfies(self, label: &TrustLabel) -> bool {
        let (kind, signer) = self.numbers();
        kind >= label.kind && signer >= label.signer
    }
}

impl Signer {
    /// The number of the signer in a process trust label (assumed for those that have no published
    /// one: that of the next higher).
    fn level(self) -> u32 {
        match self {
            Signer::None => 0,
            Signer::Authenticode => 1024,
            Signer::CodeGen | Signer::Antimalware => 1536,
            Signer::App => 2048,
            Signer::Lsa | Signer::Windows => 4096,
            Signer::WinTcb | Signer::WinSystem => 8192,
        }
    }

    /// Whether one signer's programs may treat another's as their own. WinTcb and WinSystem
    /// dominate all others, Windows all but those, and everybody their own (assumed beyond that).
    fn dominates(self, other: Signer) -> bool {
        self == other
            || match self {
                Signer::WinSystem => true,
                Signer::WinTcb => other != Signer::WinSystem,
                Signer::Windows => !matches!(other, Signer::WinTcb | Signer::WinSystem),
                Signer::Lsa | Signer::Antimalware => {
                    matches!(other, Signer::None | Signer::Authenticode | Signer::CodeGen)
                }
                _ => other == Signer::None,
            }
    }
}

impl std::fmt::Display for Trust {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = SIGNERS.iter().find(|(signer, _)| *signer == self.signer).map(|row| row.1);
        let kind = match self.protection {
            Protection::None => return f.write_str("unprotected"),
            Protection::Light => "ppl",
            Protection::Full => "pp",
        };
        write!(f, "{kind}-{}", word.unwrap_or("none"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Rules: access.protected-byte
    #[test]
    fn words_stand_for_protections_and_back() {
        for word in Trust::words() {
            assert_eq!(Trust::worded(&word).expect("it is a word").to_string(), word);
        }
        assert_eq!(Trust::worded("ppl-none"), None);
        assert_eq!(Trust::worded("ppl-lsa").expect("it is a word").byte(), 0x41);
        assert_eq!(Trust::worded("pp-wintcb").expect("it is a word").byte(), 0x62);
    }

    // Rules: access.protected-dominates
    #[test]
    fn who_dominates_whom() {
        let trust = |word| Trust::worded(word).unwrap_or_default();
        for (caller, target, want) in [
            ("", "", true),
            ("", "ppl-app", false),
            ("ppl-lsa", "ppl-lsa", true),
            ("ppl-lsa", "pp-lsa", false),
            ("pp-lsa", "ppl-lsa", true),
            ("ppl-antimalware", "ppl-lsa", false),
            ("ppl-lsa", "ppl-antimalware", false),
            ("ppl-windows", "ppl-lsa", true),
            ("ppl-wintcb", "ppl-windows", true),
            ("ppl-windows", "ppl-wintcb", false),
            ("ppl-wintcb", "pp-windows", false),
            ("pp-wintcb", "pp-windows", true),
        ] {
            assert_eq!(trust(caller).dominates(trust(target)), want, "{caller} and {target}");
        }
    }
}
