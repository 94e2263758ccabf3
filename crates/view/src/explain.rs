//! What a word means: a status, an error, a call, a right, an object type, a constant, a number.

use calls::{Kind, Layer, Row, RowId, STRUCTS, StructRow};
use nt::rights::{self, RightName};
use nt::{Access, ObjectType, Status, Waitability, Win32Error, constants, dos_error};

use crate::codes::{code, codes};
use crate::{named, nearest};

/// Explains a word in every meaning it has.
///
/// A word is a status or an error by name, with or without its prefix; a call, which may leave
/// out its `W`; a right; an object type; a structure; a constant; the code of a reason; or a
/// number, decimal or hexadecimal. A type with rights behind it, such as `event 0x1F0003`, takes
/// the mask apart. Case does not count.
///
/// # Errors
/// Nothing has that name; with the nearest name that is there.
pub fn explain(word: &str) -> Result<Vec<String>, String> {
    let word = word.trim();
    if let Some((of, rest)) = typed(word) {
        return mask_on(of, rest);
    }
    let mut lines = Vec::new();
    if let Some(number) = number(word) {
        explain_number(number, &mut lines);
        return if lines.is_empty() {
            Err(format!("{word}: a number without a name"))
        } else {
            Ok(lines)
        };
    }
    let upper = word.to_ascii_uppercase();
    if let Some(id) = call(word) {
        explain_call(id, &mut lines);
    }
    let status = Status::from_name(&upper);
    if let Some(status) = status.filter(|_| !upper.starts_with("ERROR_")) {
        explain_status(status, &mut lines);
    }
    let error = Win32Error::from_name(&upper);
    if let Some(error) = error.filter(|_| !upper.starts_with("STATUS_")) {
        explain_error(error, &mut lines);
    }
    if let Some(right) = rights::all_rights().find(|right| right.name == upper) {
        explain_right(right, &mut lines);
    }
    if let Some(of) = ObjectType::all().iter().find(|row| row.name.eq_ignore_ascii_case(word)) {
        explain_type(of.object_type, &mut lines);
    }
    if let Some(row) = STRUCTS.iter().find(|row| row.name.eq_ignore_ascii_case(word)) {
        explain_struct(row, &mut lines);
    }
    let constant = constants::constant_names().find(|name| name.eq_ignore_ascii_case(word));
    if let Some(constant) = constant.and_then(constants::constant) {
        explain_constant(constant, &mut lines);
    }
    if let Some(code) = code(&word.to_ascii_lowercase()) {
        lines.push(format!("[{}], a reason: {}", code.name, code.rule));
        lines.push(format!("    instead: {}", code.remedy));
    }
    if lines.is_empty() { Err(nothing(word)) } else { Ok(lines) }
}

/// The message about a word that means nothing.
fn nothing(word: &str) -> String {
    let calls = calls::rows().map(|(_, row)| row.name);
    let types = ObjectType::all().iter().map(|row| row.name);
    let structs = STRUCTS.iter().map(|row| row.name);
    let names = calls.chain(types).chain(structs).chain(constants::constant_names());
    let names = names.chain(codes().map(|code| code.name));
    nearest::unknown(word, "name", names)
}

/// A number: decimal, or hexadecimal behind `0x`.
fn number(word: &str) -> Option<u64> {
    match word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")) {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => word.parse().ok(),
    }
}

/// A call by its name; case does not count.
fn call(word: &str) -> Option<RowId> {
    calls::find(word).or_else(|| {
        let is = |name: &str| name.eq_ignore_ascii_case(word);
        let short = |row: &Row| row.name.strip_suffix('W').is_some_and(is);
        calls::rows().find(|(_, row)| is(row.name) || short(row)).map(|(id, _)| id)
    })
}

fn explain_call(id: RowId, lines: &mut Vec<String>) {
    let row = calls::row(id);
    let layer = if id.layer == Layer::Win32 { "a Win32" } else { "an NT" };
    lines.push(format!("{}, {layer} call", row.name));
    lines.extend(row.doc.lines().map(|line| format!("  {}", line.trim())));
    for param in row.params {
        lines.push(format!("  {}: {}", param.name, param.kind.describe()));
    }
    lines.push(match row.returns {
        Kind::Void => "  returns nothing".into(),
        kind => format!("  returns {}", kind.describe()),
    });
    if row.parks {
        lines.push("  may put its thread to sleep, or end it".into());
    }
    match row.partial {
        [] => lines.push("  exact".into()),
        why => {
            for why in why {
                list_by("  partial: ", why.split(' ').map(Into::into).collect(), " ", lines);
            }
        }
    }
    list("  made of ", row.via.iter().map(|via| (*via).to_owned()), lines);
    let fails = row.fails.iter().map(|(status, _)| status.to_string());
    list("  may fail with ", fails, lines);
}

fn explain_status(status: Status, lines: &mut Vec<String>) {
    let class = match status {
        status if status.is_error() => "an error",
        status if status.is_warning() => "a warning",
        status if status.is_information() => "information",
        _ => "success",
    };
    let meaning = status.meaning().map(|meaning| format!(": {meaning}")).unwrap_or_default();
    lines.push(format!("{status} (0x{:08X}), an NTSTATUS, {class}{meaning}", status.0));
    if !status.is_success() {
        lines.push(format!("  Win32 calls report it as {}", dos_error(status)));
    }
    let fails = calls::rows().filter(|(_, row)| row.fails.iter().any(|fail| fail.0 == status));
    let fails: Vec<_> = fails.map(|(_, row)| row.name.to_owned()).collect();
    match fails.len() {
        many @ 11.. => lines.push(format!("  an answer of {many} NT calls")),
        _ => list_by("  an answer of ", fails, ", ", lines),
    }
}

fn explain_error(error: Win32Error, lines: &mut Vec<String>) {
    let meaning = error.meaning().map(|meaning| format!(": {meaning}")).unwrap_or_default();
    lines.push(format!("{error}, a Win32 error{meaning}"));
    let table = nt::dos_error::STATUS_TO_ERROR.iter().filter(|row| row.1 == error);
    list("  stands for ", table.map(|row| row.0.to_string()), lines);
}

fn explain_right(right: &RightName, lines: &mut Vec<String>) {
    let number = if Access::SPECIFIC.contains(right.mask) {
        format!("0x{:04X}", right.mask.bits())
    } else {
        right.mask.to_string()
    };
    let rows = ObjectType::all().iter().filter(|row| {
        rights::rights_of(row.object_type).iter().any(|other| other.name == right.name)
    });
    let of: Vec<_> = rows.map(|row| row.name).collect();
    let what = if rights::standard_rights().iter().any(|other| other.name == right.name) {
        "a right on every type".into()
    } else if of.is_empty() {
        "a combination of rights".into()
    } else {
        format!("a right on {}", of.join(", "))
    };
    lines.push(format!("{} ({number}), {what}: {}", right.name, right.meaning));
}

fn explain_type(of: ObjectType, lines: &mut Vec<String>) {
    lines.push(format!("{of}, an object type"));
    let mapping = of.mapping();
    for (name, mask) in [
        ("GENERIC_READ", mapping.read),
        ("GENERIC_WRITE", mapping.write),
        ("GENERIC_EXECUTE", mapping.execute),
        ("GENERIC_ALL", mapping.all),
    ] {
        list_by(&format!("  {name} stands for {mask}: "), rights::decode(of, mask), " | ", lines);
    }
    lines.push(format!("  rights that can be granted: {}", of.valid_access()));
    for right in rights::rights_of(of) {
        lines.push(format!("  0x{:04X} {}: {}", right.mask.bits(), right.name, right.meaning));
    }
    lines.push(match of.waitability() {
        Waitability::Own => "  can be waited for: it has a signal state of its own".into(),
        Waitability::Default => "  a wait for it is satisfied at once".into(),
        Waitability::Never => "  cannot be waited for: SYNCHRONIZE cannot be granted".into(),
    });
    if of.security_required() {
        lines.push("  always has a security descriptor, named or not".into());
    }
}

fn explain_struct(row: &StructRow, lines: &mut Vec<String>) {
    lines.push(format!("{}, a structure of {} bytes", row.name, row.size));
    for (at, field) in row.fields.iter().enumerate() {
        let filled = if row.size_field == Some(at) { ", filled in unless written" } else { "" };
        lines.push(format!("  {}: {}{filled}", field.name, field.kind.describe()));
    }
}

fn explain_constant(constant: &constants::Constant, lines: &mut Vec<String>) {
    // Rights, statuses and errors have been explained as what they are.
    if matches!(constant.group, "ACCESS" | "STATUS" | "ERROR") {
        return;
    }
    let value = match constant.value {
        small @ -65_536..10 => small.to_string(),
        large => format!("{large} (0x{large:X})"),
    };
    lines.push(format!("{} = {value}, a constant of the group {}", constant.name, constant.group));
    let others = constants::flags(constant.group).iter().map(|row| row.0);
    list("  beside ", others.filter(|name| *name != constant.name).map(Into::into), lines);
}

/// A number in every reading that has a name.
fn explain_number(n: u64, lines: &mut Vec<String>) {
    let Ok(low) = u32::try_from(n) else { return };
    let error = Win32Error(low);
    if error.name().is_some() {
        explain_error(error, lines);
    }
    let status = Status(low);
    if status.name().is_some() {
        explain_status(status, lines);
    }
    // Small numbers are in nearly every group, and say nothing there.
    if n >= 0x40 {
        let groups = constants::groups();
        let named = groups.filter_map(|group| Some((group, constants::value_name(group, n)?)));
        for (group, name) in named {
            lines.push(format!("{name} ({n}), a constant of the group {group}"));
        }
    }
    let mask = Access::from_bits_retain(low);
    let combined = rights::all_rights().filter(|right| right.mask == mask && n > 0xFFFF);
    for right in combined {
        explain_right(right, lines);
    }
    if n > 0xFFFF && !status.is_error() {
        list_by(&format!("{mask}, an access mask: "), rights::decode(None, mask), " | ", lines);
    }
    if n > 0 && mask.intersects(Access::SPECIFIC) && !status.is_error() {
        let example = format!("event 0x{low:X}");
        lines.push(format!("as an access mask it depends on the type: explain {example}"));
    }
}

/// An object type and what stands behind it.
fn typed(word: &str) -> Option<(ObjectType, &str)> {
    ObjectType::all().iter().find_map(|row| {
        let name = word.get(..row.name.len())?;
        let rest = word.get(row.name.len()..)?;
        (name.eq_ignore_ascii_case(row.name) && rest.starts_with(' '))
            .then(|| (row.object_type, rest.trim()))
    })
}

/// Takes a mask apart: numbers and rights with `|` between them.
fn mask_on(of: ObjectType, text: &str) -> Result<Vec<String>, String> {
    let mut mask = Access::empty();
    for part in text.split('|').map(str::trim) {
        let upper = part.to_ascii_uppercase();
        let right = rights::all_rights().find(|right| right.name == upper);
        mask |= match (right, number(part).and_then(|n| u32::try_from(n).ok())) {
            (Some(right), _) => right.mask,
            (None, Some(bits)) => Access::from_bits_retain(bits),
            (None, None) => {
                return Err(nearest::unknown(
                    part,
                    "right",
                    rights::all_rights().map(|right| right.name),
                ));
            }
        };
    }
    let mut lines = vec![format!("{mask} on {}", named::article(of.name()))];
    let mut rest = mask;
    for right in rights::rights_of(of).iter().chain(rights::standard_rights()) {
        if rest.contains(right.mask) {
            rest = rest.difference(right.mask);
            let number = right.mask;
            lines.push(format!("  {number} {}: {}", right.name, right.meaning));
        }
    }
    if !rest.is_empty() {
        lines.push(format!("  {rest} has no name"));
    }
    let mapped = of.mapping().map(mask);
    if mapped != mask {
        let head = format!("  generic rights replaced, it is {mapped}: ");
        list_by(&head, rights::decode(of, mapped), " | ", &mut lines);
    }
    let invalid = mapped
        .difference(of.valid_access() | Access::MAXIMUM_ALLOWED | Access::ACCESS_SYSTEM_SECURITY);
    if !invalid.is_empty() {
        lines.push(format!("  {invalid} can never be granted"));
    }
    Ok(lines)
}

/// Names with commas between them, on as many lines as they need; no line when there are none.
fn list(head: &str, items: impl Iterator<Item = String>, lines: &mut Vec<String>) {
    list_by(head, items.collect(), ", ", lines);
}

fn list_by(head: &str, items: Vec<String>, between: &str, lines: &mut Vec<String>) {
    const WIDTH: usize = 96;
    if items.is_empty() {
        return;
    }
    let mut line = head.to_owned();
    let mut first = true;
    for item in items {
        if first {
            first = false;
        } else if line.len() + between.len() + item.len() > WIDTH {
            lines.push(std::mem::replace(&mut line, "    ".into()) + between.trim_end());
        } else {
            line += between;
        }
        line += &item;
    }
    lines.push(line);
}
