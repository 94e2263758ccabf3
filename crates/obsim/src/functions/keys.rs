//! Calls about keys, as functions. Printed by `cargo xtask gen` from the rows.

use super::define::functions;
use super::types::*;

functions! {
    calls::keys::KeyCall;

    /// Opens a key. Returns the error itself, as all these functions do; 0 says that it worked.
    fn RegOpenKeyExW(hKey: HandleOf<Key>, lpSubKey: In<Wide>, ulOptions: KeyOptions,
        samDesired: AccessTo<Key>, phkResult: Out<HandleOf<Key>>) -> Answer = value;

    /// Creates a key with every key on the way to it that is missing, or opens it.
    fn RegCreateKeyExW(hKey: HandleOf<Key>, lpSubKey: In<Wide>, Reserved: u32, lpClass: In<Wide>,
        dwOptions: KeyOptions, samDesired: AccessTo<Key>,
        lpSecurityAttributes: In<SECURITY_ATTRIBUTES>, phkResult: Out<HandleOf<Key>>,
        lpdwDisposition: Out<KeyDisposition>) -> Answer = value;

    /// Closes a key; of a predefined one it closes the handle that the process keeps for it.
    fn RegCloseKey(hKey: HandleOf<Key>) -> Answer = value;

    /// Stores a value in a key.
    fn RegSetValueExW(hKey: HandleOf<Key>, lpValueName: In<Wide>, Reserved: u32, dwType: ValueType,
        lpData: In<Bytes>, cbData: u32) -> Answer = value;

    /// Reads a value of a key, its type or its size.
    fn RegQueryValueExW(hKey: HandleOf<Key>, lpValueName: In<Wide>, lpReserved: Address,
        lpType: Out<ValueType>, lpData: Out<Bytes>, lpcbData: InOut<u32>) -> Answer = value;

    /// Deletes a key that has no subkeys.
    fn RegDeleteKeyW(hKey: HandleOf<Key>, lpSubKey: In<Wide>) -> Answer = value;

    /// Deletes a value of a key.
    fn RegDeleteValueW(hKey: HandleOf<Key>, lpValueName: In<Wide>) -> Answer = value;

    /// Reads the name of a subkey, by its number.
    fn RegEnumKeyExW(hKey: HandleOf<Key>, dwIndex: u32, lpName: Out<Wide>, lpcchName: InOut<u32>,
        lpReserved: Address, lpClass: Address, lpcchClass: Address, lpftLastWriteTime: Address)
        -> Answer = value;

    /// Reads the name, type and data of a value, by its number.
    fn RegEnumValueW(hKey: HandleOf<Key>, dwIndex: u32, lpValueName: Out<Wide>,
        lpcchValueName: InOut<u32>, lpReserved: Address, lpType: Out<ValueType>, lpData: Out<Bytes>,
        lpcbData: InOut<u32>) -> Answer = value;

    /// Lets an event be set once something changes in a key.
    fn RegNotifyChangeKeyValue(hKey: HandleOf<Key>, bWatchSubtree: bool,
        dwNotifyFilter: NotifyFilter, hEvent: HandleOf<Event>, fAsynchronous: bool)
        -> Answer = value;

    /// Writes a key through to the disk, on which it always is.
    fn RegFlushKey(hKey: HandleOf<Key>) -> Answer = value;
}

functions! {
    calls::keys::NtKeyCall;

    /// Creates a key below one that is there, or opens it.
    fn NtCreateKey(key_handle: Out<Handle>, desired_access: AccessTo<Key>,
        object_attributes: Attributes, title_index: u32, class: In<Wide>,
        create_options: KeyOptions, disposition: Out<KeyDisposition>)
        -> Result<Status, Status> = status;

    /// Opens a key.
    fn NtOpenKey(key_handle: Out<Handle>, desired_access: AccessTo<Key>,
        object_attributes: Attributes) -> Result<Status, Status> = status;

    /// Opens a key with options.
    fn NtOpenKeyEx(key_handle: Out<Handle>, desired_access: AccessTo<Key>,
        object_attributes: Attributes, open_options: KeyOptions) -> Result<Status, Status> = status;

    /// Deletes a key that has no subkeys; its handles stay open and are good for nothing.
    fn NtDeleteKey(key_handle: HandleOf<Key>) -> Result<Status, Status> = status;

    /// Stores a value in a key.
    fn NtSetValueKey(key_handle: HandleOf<Key>, value_name: In<Wide>, title_index: u32,
        type_: ValueType, data: In<Bytes>, data_size: u32) -> Result<Status, Status> = status;

    /// Reads a value of a key: class 1 with its name, class 2 without.
    fn NtQueryValueKey(key_handle: HandleOf<Key>, value_name: In<Wide>,
        key_value_information_class: InfoClass, key_value_information: Out<Any>, length: u32,
        result_length: Out<u32>) -> Result<Status, Status> = status;

    /// Reads a subkey by its number: class 0, its name.
    fn NtEnumerateKey(key_handle: HandleOf<Key>, index: u32, key_information_class: InfoClass,
        key_information: Out<Any>, length: u32, result_length: Out<u32>)
        -> Result<Status, Status> = status;

    /// Reads a value by its number: class 1 with its name, class 2 without.
    fn NtEnumerateValueKey(key_handle: HandleOf<Key>, index: u32,
        key_value_information_class: InfoClass, key_value_information: Out<Any>, length: u32,
        result_length: Out<u32>) -> Result<Status, Status> = status;

    /// Reads something about a key: class 0 its name, 2 how much is in it, 3 its path.
    fn NtQueryKey(key_handle: HandleOf<Key>, key_information_class: InfoClass,
        key_information: Out<Any>, length: u32, result_length: Out<u32>)
        -> Result<Status, Status> = status;

    /// Deletes a value of a key.
    fn NtDeleteValueKey(key_handle: HandleOf<Key>, value_name: In<Wide>)
        -> Result<Status, Status> = status;

    /// Lets an event be set once something changes in a key.
    fn NtNotifyChangeKey(key_handle: HandleOf<Key>, event: HandleOf<Event>, apc_routine: Routine,
        apc_context: Address, io_status_block: Out<IO_STATUS_BLOCK>,
        completion_filter: NotifyFilter, watch_tree: bool, buffer: Address, buffer_size: u32,
        asynchronous: bool) -> Result<Status, Status> = status;

    /// Writes a key through to the disk, on which it always is.
    fn NtFlushKey(key_handle: HandleOf<Key>) -> Result<Status, Status> = status;
}
