//! What a class of information consists of, for calls that are given some.

use calls::{Kind, Param, Value};

use crate::decode::{layout_of, structure_at};
use crate::memory::{self, Fault};

/// Pairs of a class and the structure that is given with it.
type Classes = &'static [(u32, &'static Kind)];

const JOB: Classes = &[
    (2, calls::JOBOBJECT_BASIC_LIMIT_INFORMATION::KIND_REF),
    (4, calls::JOBOBJECT_BASIC_UI_RESTRICTIONS::KIND_REF),
    (6, calls::JOBOBJECT_END_OF_JOB_TIME_INFORMATION::KIND_REF),
    (7, calls::JOBOBJECT_ASSOCIATE_COMPLETION_PORT::KIND_REF),
    (9, calls::JOBOBJECT_EXTENDED_LIMIT_INFORMATION::KIND_REF),
];

const FILE: Classes = &[
    (4, calls::FILE_BASIC_INFORMATION::KIND_REF),
    (10, calls::FILE_RENAME_INFORMATION::KIND_REF),
    (13, calls::FILE_DISPOSITION_INFORMATION::KIND_REF),
    (14, calls::FILE_POSITION_INFORMATION::KIND_REF),
    (16, calls::FILE_MODE_INFORMATION::KIND_REF),
    (20, calls::FILE_END_OF_FILE_INFORMATION::KIND_REF),
    (23, calls::FILE_PIPE_INFORMATION::KIND_REF),
    (30, calls::FILE_COMPLETION_INFORMATION::KIND_REF),
    (41, calls::FILE_IO_COMPLETION_NOTIFICATION_INFORMATION::KIND_REF),
    (64, calls::FILE_DISPOSITION_INFORMATION_EX::KIND_REF),
    (65, calls::FILE_RENAME_INFORMATION_EX::KIND_REF),
];

const FILE_INFO: Classes = &[
    (0, calls::FILE_BASIC_INFO::KIND_REF),
    (3, calls::FILE_RENAME_INFO::KIND_REF),
    (4, calls::FILE_DISPOSITION_INFO::KIND_REF),
    (6, calls::FILE_END_OF_FILE_INFO::KIND_REF),
    (21, calls::FILE_DISPOSITION_INFO_EX::KIND_REF),
    (22, calls::FILE_RENAME_INFO_EX::KIND_REF),
];

const TOKEN: Classes = &[
    (4, calls::TOKEN_OWNER::KIND_REF),
    (5, calls::TOKEN_PRIMARY_GROUP::KIND_REF),
    (6, calls::TOKEN_DEFAULT_DACL::KIND_REF),
    (25, calls::TOKEN_MANDATORY_LABEL::KIND_REF),
];

const PROCESS: Classes = &[
    (18, calls::PROCESS_PRIORITY_CLASS::KIND_REF),
    (52, calls::PROCESS_MITIGATION_POLICY_INFORMATION::KIND_REF),
];

const POLICY: Classes = &[(3, calls::PROCESS_MITIGATION_STRICT_HANDLE_CHECK_POLICY::KIND_REF)];
const CONTROL: Classes = &[(0x11_0018, calls::FILE_PIPE_WAIT_FOR_BUFFER::KIND_REF)];

/// The calls that are given information, and where their class stands among the arguments.
const GIVEN: &[(&str, usize, Classes)] = &[
    ("SetInformationJobObject", 1, JOB),
    ("NtSetInformationJobObject", 1, JOB),
    ("SetFileInformationByHandle", 1, FILE_INFO),
    ("NtSetInformationFile", 4, FILE),
    ("SetTokenInformation", 1, TOKEN),
    ("NtSetInformationToken", 1, TOKEN),
    ("NtSetInformationProcess", 1, PROCESS),
    ("SetProcessMitigationPolicy", 0, POLICY),
    ("NtFsControlFile", 5, CONTROL),
];

/// The calls that read from their buffer what they are asked, and with which class.
const ASKED: &[(&str, usize, Classes)] = &[(
    "NtQueryInformationProcess",
    1,
    &[
        (32, calls::PROCESS_HANDLE_TRACING_QUERY::KIND_REF),
        (52, calls::PROCESS_MITIGATION_POLICY_INFORMATION::KIND_REF),
    ],
)];

fn find(table: &[(&str, usize, Classes)], call: &str, arguments: &[u64]) -> Option<&'static Kind> {
    let (_, at, classes) = table.iter().find(|(name, ..)| *name == call)?;
    let class = *arguments.get(*at)? as u32;
    classes.iter().find(|(other, _)| *other == class).map(|(_, kind)| *kind)
}

/// What a call is given in a buffer of so many bytes. What no class knows is bytes, or a number if
/// it is as long as one: the call says itself what is wrong with it.
pub(crate) fn given(call: &str, arguments: &[u64], at: u64, length: u64) -> Result<Value, Fault> {
    let tracing = call == "NtSetInformationProcess" && arguments[1] as u32 == 32;
    let kind = match length {
        4 if tracing => Some(calls::PROCESS_HANDLE_TRACING_ENABLE::KIND_REF),
        8 if tracing => Some(calls::PROCESS_HANDLE_TRACING_ENABLE_EX::KIND_REF),
        _ => find(GIVEN, call, arguments),
    };
    if let Some(Kind::Struct(row)) = kind {
        let layout = layout_of(row.name, row);
        let fixed = layout.open_end().map_or(layout.size, |field| field.at);
        if length >= u64::from(fixed) {
            return structure_at(at, row, layout);
        }
    }
    let is_number = matches!(length, 1 | 2 | 4 | 8);
    if is_number && kind.is_none() && call != "NtFsControlFile" {
        let number = memory::number(at, length as u32)?;
        return Ok(Value::Var(Box::new(Value::Int(number))));
    }
    memory::bytes(at, length as usize).map(|bytes| Value::Bytes(bytes.into()))
}

/// What a query reads from the buffer that it writes.
pub(crate) fn asked(call: &str, arguments: &[u64], at: u64, length: u64) -> Option<Value> {
    let Some(Kind::Struct(row)) = find(ASKED, call, arguments) else { return None };
    let layout = layout_of(row.name, row);
    let fixed = layout.open_end().map_or(layout.size, |field| field.at);
    if length < u64::from(fixed) {
        return None;
    }
    let mut fields: Vec<Value> = row.fields.iter().map(|field| field.kind.zero()).collect();
    for (field, value) in row.fields.iter().zip(&mut fields) {
        if let Some(place) = layout.field(field.name)
            && !place.of.ends_with("[1]")
        {
            *value =
                crate::decode::value_at(at + u64::from(place.at), place.of, field.kind).ok()?;
        }
    }
    Some(Value::Struct(row, fields.into()))
}
