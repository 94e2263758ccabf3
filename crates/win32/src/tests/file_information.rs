//! What a file or a file object is.

use calls::file_information::FileInformationCalls;
use nt::Handle;

use super::*;

const H: Handle = Handle(0x10);

fn io(information: u64) -> Value {
    IO_STATUS_BLOCK { Status: Status::SUCCESS, Information: information }.to_value()
}

#[test]
fn moving_the_file_position() {
    let at = |offset| FILE_POSITION_INFORMATION { CurrentByteOffset: offset }.to_value();
    let size = FILE_STANDARD_INFORMATION { EndOfFile: 100, ..FILE_STANDARD_INFORMATION::default() };
    // Distance, method, where it leads.
    let table = [
        (5, 0, Ok(5)),
        (0, 0, Ok(0)),
        (-1, 0, Err(131)),
        (5, 1, Ok(15)),
        (-10, 1, Ok(0)),
        (-11, 1, Err(131)),
        (-100, 2, Ok(0)),
        (7, 2, Ok(107)),
        (-101, 2, Err(131)),
        (i64::MAX, 1, Err(131)),
        (0, 3, Err(87)),
    ];
    for (distance, method, want) in table {
        let mut mock = Mock::new();
        match method {
            1 => mock = mock.then(Status::SUCCESS, [io(8), at(10)]),
            2 => mock = mock.then(Status::SUCCESS, [io(24), size.to_value()]),
            _ => {}
        }
        let mut win32 = Win32::new(mock);
        let mut place = Out::HERE;
        let moved = win32.SetFilePointerEx(H, distance, &mut place, MoveMethod(method));
        assert_eq!(moved, Ok(want.is_ok()), "{distance} {method}");
        assert_eq!(place, Out::Place(want.ok()), "{distance} {method}");
        assert_eq!(win32.stored(), want.err(), "{distance} {method}");
        if let Ok(position) = want {
            let last = win32.nt.made.len() - 1;
            assert_eq!(win32.nt.argument(last, "file_information"), at(position));
        }
    }
    let mut win32 = always(Status::INVALID_DEVICE_REQUEST);
    assert_eq!(win32.SetFilePointerEx(H, 0, &mut Out::Null, MoveMethod(0)), Ok(false));
    assert_eq!(win32.stored(), Some(1));
}

#[test]
fn sizes() {
    let zero = FILE_STANDARD_INFORMATION::default();
    for (size, halves, error) in [
        (100, (100, 0), None),
        (0x2_0000_0005, (5, 2), None),
        (0x1_FFFF_FFFF, (0xFFFF_FFFF, 1), Some(0)),
    ] {
        let info = FILE_STANDARD_INFORMATION { EndOfFile: size, ..zero.clone() };
        let mut place = Out::HERE;
        let mut win32 = next(Status::SUCCESS, [io(24), info.to_value()]);
        assert_eq!(win32.GetFileSizeEx(H, &mut place), Ok(true));
        assert_eq!(place, Out::Place(Some(size)));
        let mut place = Out::HERE;
        let mut win32 = next(Status::SUCCESS, [io(24), info.to_value()]);
        assert_eq!(win32.GetFileSize(H, &mut place), Ok(halves.0));
        assert_eq!((place, win32.stored()), (Out::Place(Some(halves.1)), error));
    }
}

#[test]
fn paths_of_handles_and_buffers_that_are_too_small() {
    let name = FILE_NAME_INFORMATION { FileNameLength: 6, FileName: Wide::from(r"\a\b") };
    // Flags, room, what is returned, what is written.
    let table = [
        (0x0, 100, 10, Some(r"\\?\C:\a\b")),
        (0x8, 11, 10, Some(r"\\?\C:\a\b")),
        (0x0, 10, 11, None),
        (0x0, 0, 11, None),
        (0x2, 100, 27, Some(r"\Device\HarddiskVolume3\a\b")),
        (0x4, 100, 4, Some(r"\a\b")),
    ];
    for (flags, room, length, text) in table {
        let mut place = Out::HERE;
        let mut win32 = next(Status::SUCCESS, [io(10), name.to_value()]);
        let told = win32.GetFinalPathNameByHandleW(H, &mut place, room, PathFlags(flags));
        assert_eq!(told, Ok(length), "{flags} {room}");
        assert_eq!(place, Out::Place(text.map(Wide::from)), "{flags} {room}");
        assert_eq!(win32.stored(), None);
    }
}
