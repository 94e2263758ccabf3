//! From the parts of a descriptor to text.

use super::words::{FLAGS, POLICIES, rights_text, sid_text};
use crate::security::{Ace, AceFlags, AceKind, Control, Parts, Sid};

bitflags::bitflags! {
    /// Which parts of a descriptor are meant: SECURITY_INFORMATION.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Shown: u32 {
        /// The owner.
        const OWNER = 0x1;
        /// The primary group.
        const GROUP = 0x2;
        /// The discretionary list.
        const DACL = 0x4;
        /// The audits.
        const SACL = 0x8;
        /// The mandatory label.
        const LABEL = 0x10;
        /// The process trust label.
        const TRUST = 0x80;
    }
}

impl Parts {
    /// Only these parts.
    pub fn only(&self, shown: Shown) -> Parts {
        let all = self.clone();
        let has = |part| shown.contains(part);
        Parts {
            owner: all.owner.filter(|_| has(Shown::OWNER)),
            group: all.group.filter(|_| has(Shown::GROUP)),
            dacl: all.dacl.filter(|_| has(Shown::DACL)),
            label: all.label.filter(|_| has(Shown::LABEL)),
            trust: all.trust.filter(|_| has(Shown::TRUST)),
            audits: all.audits.filter(|_| has(Shown::SACL)),
            ..all
        }
    }
}

/// Prints a descriptor.
pub fn print_sddl(parts: &Parts) -> String {
    let mut text = String::new();
    if let Some(owner) = &parts.owner {
        text += &format!("O:{}", sid_text(owner));
    }
    if let Some(group) = &parts.group {
        text += &format!("G:{}", sid_text(group));
    }
    match &parts.dacl {
        None => {}
        Some(None) => text += "D:NO_ACCESS_CONTROL",
        Some(Some(list)) => {
            text += "D:";
            text += &control(parts.dacl_control);
            list.iter().for_each(|entry| text += &ace(entry));
        }
    }
    if parts.audits.is_some() || parts.label.is_some() || parts.trust.is_some() {
        text += "S:";
        text += &control(parts.sacl_control);
    }
    parts.audits.iter().flatten().for_each(|entry| text += &ace(entry));
    if let Some(label) = &parts.label {
        let policies = POLICIES.iter().filter(|(_, bit)| label.policy & bit != 0);
        let policies: String = policies.map(|(word, _)| *word).collect();
        let level = sid_text(&Sid::integrity(label.level));
        text += &format!("(ML;{};{policies};;;{level})", flags(label.flags));
    }
    if let Some(trust) = &parts.trust {
        let who = Sid::trust(trust.kind, trust.signer);
        text += &format!("(TL;;{};;;{who})", rights_text(trust.mask.bits()));
    }
    text
}

fn control(control: Control) -> String {
    let words = [
        ("P", Control::PROTECTED),
        ("AR", Control::AUTO_INHERIT_REQUEST),
        ("AI", Control::AUTO_INHERITED),
    ];
    words.iter().filter(|(_, flag)| control.contains(*flag)).map(|(word, _)| *word).collect()
}

fn flags(flags: AceFlags) -> String {
    FLAGS.iter().filter(|(_, flag)| flags.contains(*flag)).map(|(word, _)| *word).collect()
}

/// An entry as it stands in a list.
fn ace(ace: &Ace) -> String {
    let kind = match ace.kind {
        AceKind::Allow => "A",
        AceKind::Deny => "D",
        AceKind::Audit => "AU",
    };
    let (flags, rights) = (flags(ace.flags), rights_text(ace.mask.bits()));
    format!("({kind};{flags};{rights};;;{})", sid_text(&ace.sid))
}

impl std::fmt::Display for Ace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&ace(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::security::parse_sddl;

    // Rules: security.sddl
    #[test]
    fn printing_and_reading_again_gives_the_same_text() {
        for text in [
            "",
            "O:SYG:BA",
            "D:",
            "D:NO_ACCESS_CONTROL",
            "D:PARAI(D;OICIIO;0x100003;;;S-1-5-21-9-8-7-1001)(A;;GA;;;WD)(A;ID;CCDC;;;OW)",
            "O:BAG:DUD:(A;;FA;;;SY)(A;;KR;;;AC)S:(AU;SAFA;GA;;;WD)(ML;;NWNR;;;S-1-16-12345)",
            "S:(ML;CI;NW;;;LW)(TL;;0x100001;;;S-1-19-1024-8192)",
            "S:",
        ] {
            let units: Vec<u16> = text.encode_utf16().collect();
            let parts = parse_sddl(&units).expect("it is a descriptor");
            assert_eq!(print_sddl(&parts), text);
        }
    }
}
