//! Which two openings go together: all ways to read, write and delete, against all share modes.

use super::Volume;

/// What an opening can do, with its right and the share bit that lets others do it.
const DEEDS: [(u32, u32); 3] = [(0x1, 1), (0x2, 2), (0x1_0000, 4)];

fn rights(deeds: u32) -> u32 {
    let asked = DEEDS.iter().filter(|(_, share)| deeds & share != 0);
    // Attributes alone take no part.
    asked.fold(0x80, |all, (right, _)| all | right)
}

// Rules: files.sharing-rule, files.sharing-attributes-only, files.sharing-ends
#[test]
fn two_openings_go_together_if_each_shares_what_the_other_does() {
    const OPEN: u32 = 1;
    let mut volume = Volume::new(2);
    volume.kernel.put_file(r"C:\data.txt", Vec::new()).expect("the path is good");
    for all in 0..1 << 12 {
        let [first, second, shares, also] = [all & 7, all >> 3 & 7, all >> 6 & 7, all >> 9];
        let handle = volume.open(0, "data.txt", rights(first), shares, OPEN);
        let handle = handle.expect("nobody else has the file");
        let opened = volume.open(1, "data.txt", rights(second), also, OPEN);
        let takes_part = first != 0 && second != 0;
        let together = second & !shares == 0 && first & !also == 0;
        let wanted = !takes_part || together;
        assert_eq!(opened.is_ok(), wanted, "{first} {shares} and {second} {also}");
        if let Ok(handle) = opened {
            volume.close(1, handle);
        }
        volume.close(0, handle);
    }
    volume.kernel.audit();
}
