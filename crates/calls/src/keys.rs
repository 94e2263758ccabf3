//! Rows about keys of the registry and the values in them.

use nt::{Handle, Status, Wide};

use crate::define::calls;
use crate::memory::Attributes;
use crate::pointer::{Any, Bytes, In, InOut, Out};
use crate::structs::{IO_STATUS_BLOCK, SECURITY_ATTRIBUTES};
use crate::value::{
    AccessTo, Address, Answer, Event, HandleOf, InfoClass, Key, KeyDisposition, KeyOptions,
    NotifyFilter, Routine, ValueType,
};

calls! {
    enum KeyCall; trait KeyCalls; static WIN32;

    /// Opens a key. Returns the error itself, as all these functions do; 0 says that it worked.
    #[partial("the 32-bit view and links are refused by name; HKEY_CLASSES_ROOT is the part of \
        it that belongs to the machine")]
    #[via(NtOpenKeyEx)]
    fn RegOpenKeyExW(hKey: HandleOf<Key>, lpSubKey: In<Wide>, ulOptions: KeyOptions,
        samDesired: AccessTo<Key>, phkResult: Out<HandleOf<Key>>) -> Answer;

    /// Creates a key with every key on the way to it that is missing, or opens it.
    #[partial("as RegOpenKeyExW; classes are not kept")]
    #[via(NtOpenKeyEx, NtCreateKey, NtClose)]
    fn RegCreateKeyExW(hKey: HandleOf<Key>, lpSubKey: In<Wide>, Reserved: u32, lpClass: In<Wide>,
        dwOptions: KeyOptions, samDesired: AccessTo<Key>,
        lpSecurityAttributes: In<SECURITY_ATTRIBUTES>, phkResult: Out<HandleOf<Key>>,
        lpdwDisposition: Out<KeyDisposition>) -> Answer;

    /// Closes a key; of a predefined one it closes the handle that the process keeps for it.
    #[exact]
    #[via(NtClose)]
    fn RegCloseKey(hKey: HandleOf<Key>) -> Answer;

    /// Stores a value in a key.
    #[exact]
    #[via(NtOpenKeyEx, NtSetValueKey)]
    fn RegSetValueExW(hKey: HandleOf<Key>, lpValueName: In<Wide>, Reserved: u32,
        dwType: ValueType, lpData: In<Bytes>, cbData: u32) -> Answer;

    /// Reads a value of a key, its type or its size.
    #[exact]
    #[via(NtOpenKeyEx, NtQueryValueKey)]
    fn RegQueryValueExW(hKey: HandleOf<Key>, lpValueName: In<Wide>, lpReserved: Address,
        lpType: Out<ValueType>, lpData: Out<Bytes>, lpcbData: InOut<u32>) -> Answer;

    /// Deletes a key that has no subkeys.
    #[exact]
    #[via(NtOpenKeyEx, NtDeleteKey, NtClose)]
    fn RegDeleteKeyW(hKey: HandleOf<Key>, lpSubKey: In<Wide>) -> Answer;

    /// Deletes a value of a key.
    #[exact]
    #[via(NtOpenKeyEx, NtDeleteValueKey)]
    fn RegDeleteValueW(hKey: HandleOf<Key>, lpValueName: In<Wide>) -> Answer;

    /// Reads the name of a subkey, by its number.
    #[partial("classes are not kept, and no time is told")]
    #[via(NtOpenKeyEx, NtEnumerateKey)]
    fn RegEnumKeyExW(hKey: HandleOf<Key>, dwIndex: u32, lpName: Out<Wide>, lpcchName: InOut<u32>,
        lpReserved: Address, lpClass: Address, lpcchClass: Address, lpftLastWriteTime: Address)
        -> Answer;

    /// Reads the name, type and data of a value, by its number.
    #[exact]
    #[via(NtOpenKeyEx, NtEnumerateValueKey)]
    fn RegEnumValueW(hKey: HandleOf<Key>, dwIndex: u32, lpValueName: Out<Wide>,
        lpcchValueName: InOut<u32>, lpReserved: Address, lpType: Out<ValueType>,
        lpData: Out<Bytes>, lpcbData: InOut<u32>) -> Answer;

    /// Lets an event be set once something changes in a key.
    #[partial("a call that would wait itself is refused by name; the end of the thread that asked \
        does not set the event")]
    #[via(NtOpenKeyEx, NtNotifyChangeKey)]
    fn RegNotifyChangeKeyValue(hKey: HandleOf<Key>, bWatchSubtree: bool,
        dwNotifyFilter: NotifyFilter, hEvent: HandleOf<Event>, fAsynchronous: bool) -> Answer;

    /// Writes a key through to the disk, on which it always is.
    #[exact]
    #[via(NtOpenKeyEx, NtFlushKey)]
    fn RegFlushKey(hKey: HandleOf<Key>) -> Answer;
}

calls! {
    enum NtKeyCall; trait NtKeyCalls; static NT;

    /// Creates a key below one that is there, or opens it.
    #[partial("links and backups are refused by name; classes are not kept")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, OBJECT_NAME_NOT_FOUND, OBJECT_TYPE_MISMATCH, INVALID_HANDLE,
        ACCESS_DENIED, INVALID_SECURITY_DESCR, PRIVILEGE_NOT_HELD, KEY_DELETED,
        CHILD_MUST_BE_VOLATILE, REPARSE_POINT_ENCOUNTERED,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtCreateKey(key_handle: Out<Handle>, desired_access: AccessTo<Key>,
        object_attributes: Attributes, title_index: u32, class: In<Wide>,
        create_options: KeyOptions, disposition: Out<KeyDisposition>) -> Status;

    /// Opens a key.
    #[partial("symbolic links of the namespace do not lead into the registry")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, OBJECT_NAME_NOT_FOUND, OBJECT_TYPE_MISMATCH, INVALID_HANDLE,
        ACCESS_DENIED, PRIVILEGE_NOT_HELD, KEY_DELETED, REPARSE_POINT_ENCOUNTERED,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenKey(key_handle: Out<Handle>, desired_access: AccessTo<Key>,
        object_attributes: Attributes) -> Status;

    /// Opens a key with options.
    #[partial("links and backups are refused by name")]
    #[fails(ACCESS_VIOLATION, INVALID_PARAMETER, OBJECT_NAME_INVALID, OBJECT_PATH_SYNTAX_BAD,
        OBJECT_PATH_NOT_FOUND, OBJECT_NAME_NOT_FOUND, OBJECT_TYPE_MISMATCH, INVALID_HANDLE,
        ACCESS_DENIED, PRIVILEGE_NOT_HELD, KEY_DELETED, REPARSE_POINT_ENCOUNTERED,
        INSUFFICIENT_RESOURCES, NAME_TOO_LONG, BAD_IMPERSONATION_LEVEL)]
    fn NtOpenKeyEx(key_handle: Out<Handle>, desired_access: AccessTo<Key>,
        object_attributes: Attributes, open_options: KeyOptions) -> Status;

    /// Deletes a key that has no subkeys; its handles stay open and are good for nothing.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, KEY_DELETED, CANNOT_DELETE)]
    fn NtDeleteKey(key_handle: HandleOf<Key>) -> Status;

    /// Stores a value in a key.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, KEY_DELETED, ACCESS_VIOLATION)]
    fn NtSetValueKey(key_handle: HandleOf<Key>, value_name: In<Wide>, title_index: u32,
        type_: ValueType, data: In<Bytes>, data_size: u32) -> Status;

    /// Reads a value of a key: class 1 with its name, class 2 without.
    #[partial("classes 1 and 2")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, KEY_DELETED, ACCESS_VIOLATION,
        OBJECT_NAME_NOT_FOUND, INVALID_PARAMETER, BUFFER_TOO_SMALL, BUFFER_OVERFLOW)]
    fn NtQueryValueKey(key_handle: HandleOf<Key>, value_name: In<Wide>,
        key_value_information_class: InfoClass, key_value_information: Out<Any>, length: u32,
        result_length: Out<u32>) -> Status;

    /// Reads a subkey by its number: class 0, its name.
    #[partial("class 0")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, KEY_DELETED, ACCESS_VIOLATION,
        INVALID_PARAMETER, NO_MORE_ENTRIES, BUFFER_TOO_SMALL)]
    fn NtEnumerateKey(key_handle: HandleOf<Key>, index: u32, key_information_class: InfoClass,
        key_information: Out<Any>, length: u32, result_length: Out<u32>) -> Status;

    /// Reads a value by its number: class 1 with its name, class 2 without.
    #[partial("classes 1 and 2")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, KEY_DELETED, ACCESS_VIOLATION,
        INVALID_PARAMETER, NO_MORE_ENTRIES, BUFFER_TOO_SMALL)]
    fn NtEnumerateValueKey(key_handle: HandleOf<Key>, index: u32,
        key_value_information_class: InfoClass, key_value_information: Out<Any>, length: u32,
        result_length: Out<u32>) -> Status;

    /// Reads something about a key: class 0 its name, 2 how much is in it, 3 its path.
    #[partial("classes 0, 2 and 3; no time is told")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, KEY_DELETED, ACCESS_VIOLATION,
        INVALID_PARAMETER, BUFFER_TOO_SMALL)]
    fn NtQueryKey(key_handle: HandleOf<Key>, key_information_class: InfoClass,
        key_information: Out<Any>, length: u32, result_length: Out<u32>) -> Status;

    /// Deletes a value of a key.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, KEY_DELETED, ACCESS_VIOLATION,
        OBJECT_NAME_NOT_FOUND)]
    fn NtDeleteValueKey(key_handle: HandleOf<Key>, value_name: In<Wide>) -> Status;

    /// Lets an event be set once something changes in a key.
    #[partial("with an event and asynchronously only, without a routine or a buffer; the end of \
        the thread that asked does not set the event")]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, ACCESS_DENIED, KEY_DELETED, INVALID_PARAMETER,
        ACCESS_VIOLATION)]
    fn NtNotifyChangeKey(key_handle: HandleOf<Key>, event: HandleOf<Event>, apc_routine: Routine,
        apc_context: Address, io_status_block: Out<IO_STATUS_BLOCK>,
        completion_filter: NotifyFilter, watch_tree: bool, buffer: Address, buffer_size: u32,
        asynchronous: bool) -> Status;

    /// Writes a key through to the disk, on which it always is.
    #[exact]
    #[fails(INVALID_HANDLE, OBJECT_TYPE_MISMATCH, KEY_DELETED)]
    fn NtFlushKey(key_handle: HandleOf<Key>) -> Status;
}
