//! The codes about files, pipes, memory, and what threads wait for.

use super::Code;

pub(super) static CODES: &[Code] = codes! {
    // Files and pipes.
    "file.sharing":
        "Every opening of a file shares what the others ask for, and asks for what they share.",
        "Let both sides share: FILE_SHARE_READ for a reader, FILE_SHARE_WRITE for a writer.";
    "file.negative": "A position is 0 or more.",
        "Move by less.";
    "file.no-position": "Only a file of a volume has a size and a position.",
        "Read what comes; only files on a disk have a position.";
    "file.end": "Nothing lies behind the end of a file.",
        "Nothing is wrong; go back with SetFilePointerEx to read again.";
    "file.full": "A file of obsim holds at most 256 MiB.",
        "Write less.";
    "file.directory": "CreateFile opens files; whoever wants a directory says so.",
        "Pass FILE_FLAG_BACKUP_SEMANTICS, or leave out FILE_NON_DIRECTORY_FILE.";
    "file.not-directory": "What is asked of a directory is not to be had of a file.",
        "Name a directory.";
    "file.no-bytes": "A directory has entries and no bytes.",
        "Open a file in it.";
    "file.read-only":
        "A file with FILE_ATTRIBUTE_READONLY is neither written, emptied, replaced nor deleted.",
        "Take the attribute away with SetFileAttributes, or open for reading only.";
    "file.hidden": "A hidden or system file is emptied only by who says again that it is one.",
        "Pass the attributes that the reason names, or open without emptying.";
    "file.delete-pending":
        "A file that is marked for deletion keeps its name until its last handle is closed, and is \
         opened by nobody.",
        "Close the handles that are left, or mark the file as POSIX has it.";
    "file.not-empty": "A directory is deleted only when nothing is in it.",
        "Delete what is in it first.";
    "file.locked":
        "A lock keeps others out of its bytes: an exclusive one whoever does not own it, a shared \
         one whoever writes. Its owner is a file object and a process together.",
        "Wait until it is unlocked, or use other bytes.";
    "file.not-locked":
        "A range is unlocked by its owner, with the bounds with which it was locked.",
        "Unlock through the same file object, in the same process, with the same bounds.";
    "file.access":
        "The descriptor of a file, or of the directory it is in, says who may have which rights.",
        "Ask for fewer rights, or give the user the right in the descriptor.";
    "console.none": "CONIN$ and CONOUT$ name the console of the process that opens them.",
        "Start the process without DETACHED_PROCESS, or as one that has a console.";
    "console.no-line": "A read of a console waits until somebody has typed a line.",
        "Type one: `sim> type PROCESS \"text\"`.";
    "file.mapped-to-write":
        "A section through which a file can be written counts as writing it, without any handle.",
        "Open the file with FILE_SHARE_WRITE, or close the section and unmap its views.";
    "file.drive-full": "The files of a drive have so many bytes in all as the scenario says.",
        "Write less, delete something, or give the drive more bytes: `sim> drive D: BYTES`.";
    "file.other-drive": "A file gets another name on its own drive only.",
        "Copy it and delete the original, as MOVEFILE_COPY_ALLOWED does for files.";
    "file.root": "The root of a volume is neither deleted nor renamed.",
        "Name what is below it.";
    "file.target-open": "A file that is open is not replaced by another.",
        "Close its handles, or rename with POSIX semantics if all of them share deleting.";
    "file.not-replaced": "A renaming replaces files by files only.",
        "Delete the directory first, or take another name.";
    "file.open-below": "A directory keeps its name while anything below it is open.",
        "Close the handle that the reason names.";
    "file.within-itself": "A directory cannot be below itself.",
        "Move it elsewhere.";
    "wait.disturbed":
        "A wait that may be disturbed ends when routines have run; 192 is WAIT_IO_COMPLETION.",
        "Wait again.";
    "file.turn":
        "A synchronous file object does one thing at a time, for whichever thread and handle.",
        "Use another file object, or an overlapped one.";
    "request.pending":
        "An overlapped request goes on when its call returns, and is told of when it is over.",
        "Nothing is wrong: wait for its event, for its packet, or with GetOverlappedResult.";
    "request.canceled": "A request ends without having done anything when it is canceled.",
        "Do not cancel it, and keep the thread that made it.";
    "request.failed": "GetOverlappedResult answers as the request did that it is asked about.",
        "Nothing is wrong with this call: look at the one that made the request.";
    "request.none": "Only a request that is under way can be canceled.",
        "Nothing is wrong: there is nothing left to cancel.";
    "directory.unchanged": "A request that watches a directory is over with the first change.",
        "Change something that the filter speaks of, in the directory or below it.";
    "mailslot.server-only":
        "A mailslot is read, asked and set through the handle that CreateMailslot returned.",
        "Use that handle, or a duplicate of it.";
    "mailslot.client-only": "Messages are left through a handle that CreateFile has opened.",
        "Open the mailslot by its name, for writing.";
    "mailslot.empty":
        "A read waits for a message as long as the mailslot says; 0 is not at all.",
        "Set a longer time with SetMailslotInfo, or read again later.";
    "mailslot.longer": "A message is read whole, or not at all.",
        "Read into a buffer as long as GetMailslotInfo says; the message is still there.";
    "mailslot.maximum": "Whoever makes a mailslot says how long a message may be.",
        "Write less at once, or let the server make the mailslot with another maximum, or with 0.";
    "mailslot.closed": "A mailslot is there as long as its server has a handle of it.",
        "Open the mailslot again once a server has made it again.";
    "mailslot.no-message": "A read of a mailslot waits until somebody leaves a message.",
        "Nothing is wrong: write to the mailslot, or set a shorter time with SetMailslotInfo.";
    "pipe.closed": "A pipe ends when its last write handle is closed, in whichever process.",
        "Nothing is wrong: this is the end. Whoever has more to say keeps its write handle open.";
    "pipe.unread": "A pipe takes nothing once its last read handle is closed.",
        "Keep a read handle open as long as somebody writes.";
    "pipe.busy":
        "An instance of a pipe takes one client at a time, and only while its server listens.",
        "Wait with WaitNamedPipe, or let the server create another instance.";
    "pipe.instances": "The first instance of a pipe says how many there may be at a time.",
        "Create the first instance with a higher number, or use one again: DisconnectNamedPipe.";
    "pipe.not-first":
        "FILE_FLAG_FIRST_PIPE_INSTANCE makes sure that nobody else has the name already.",
        "Choose another name, or leave the flag out to add an instance.";
    "pipe.differs":
        "All instances of a pipe have the type, the direction and the number of the first.",
        "Create it as the first instance was created.";
    "pipe.direction":
        "A pipe leads to its server, to its client, or both ways, as its first instance says.",
        "Ask for the direction that the pipe has, or create it with PIPE_ACCESS_DUPLEX.";
    "pipe.listening": "Nothing can be read or written before a client has opened the other end.",
        "Wait for one with ConnectNamedPipe.";
    "pipe.connected": "ConnectNamedPipe tells of a client that came before it was called.",
        "Nothing is wrong: the pipe can be used.";
    "pipe.client-gone":
        "An instance whose client has closed its end takes no other before it is disconnected.",
        "Call DisconnectNamedPipe, then ConnectNamedPipe.";
    "pipe.disconnected": "DisconnectNamedPipe ends what server and client have with each other.",
        "The client opens the pipe again; the server calls ConnectNamedPipe.";
    "pipe.empty": "An end with PIPE_NOWAIT does not wait for data.",
        "Try again later, or let the end wait: PIPE_WAIT.";
    "pipe.not-read":
        "A transaction needs an empty pipe: what lies in it would be taken for the answer.",
        "Read first.";
    "pipe.more":
        "A read takes one message; what does not fit into the buffer stays for the next read.",
        "Nothing is lost: read again, or with a larger buffer.";
    "pipe.attribute":
        "A pipe knows ClientProcessId of its client end and ServerProcessId of its server end.",
        "Ask for one of these.";
    "pipe.control": "A control is for pipes, or for the file system of pipes.",
        "Use a handle of a pipe.";
    "pipe.server-only": "A client cannot listen, and cannot disconnect.",
        "Use a handle of the server end.";
    "pipe.no-messages": "Only an end of a pipe of messages that was told so reads messages.",
        "Set PIPE_READMODE_MESSAGE with SetNamedPipeHandleState, on a PIPE_TYPE_MESSAGE pipe.";
    "gui.unknown":
        "A window or brush has one value, which is worth nothing once the object is destroyed.",
        "Use the value while the object is there.";
    "gui.thread": "Windows and device contexts go back in the thread that they come from.",
        "Let that thread call DestroyWindow or ReleaseDC.";
    "gui.process": "Menus and brushes belong to the process that made them.",
        "Let that process destroy them.";
    "gui.quota":
        "A process has 10,000 objects of the window manager, and as many of the graphics device.",
        "Destroy what is no longer needed.";
    "module.unknown": "Modules are the program and the libraries that the process has loaded.",
        "Load the library first, by the name of one that there is.";
    "gui.selected": "A brush or pen that is selected into a device context cannot be deleted.",
        "Select another one into the device context first.";
    "gui.got": "GetDC and ReleaseDC belong together, and so do CreateCompatibleDC and DeleteDC.",
        "Call ReleaseDC.";
    "gui.class": "A window is of a class: here of one that the system has, such as Static or Edit.",
        "Name such a class.";
    "snapshot.unloaded":
        "The loader of a process makes the list of its modules when it first runs.",
        "Let the process run first.";
    "message.no-queue":
        "A thread has a queue from its first call about messages or windows on.",
        "Let the thread call PeekMessage once, and tell the other one when it has.";
    "message.none": "A wait for messages ends with something new.",
        "Post a message to the thread, or ask for what it has seen already (MWMO_INPUTAVAILABLE).";
    "message.busy": "A program with windows is idle when it waits for its first message.",
        "Let the program call GetMessage, or look for messages and find none.";
    "message.full": "A queue holds 10,000 messages.",
        "Let its thread take some of them first.";
    "message.console": "Only a program with windows waits for input.",
        "Wait for something else of it, an event that it sets for instance.";
    "station.in-use":
        "A handle by which a process works in a window station or on a desktop stays open.",
        "Work elsewhere first: SetProcessWindowStation, SetThreadDesktop.";
    "station.invisible": "Only a window station that a user sees has a desktop that gets input.",
        "Work in WinSta0.";
    "desktop.none": "A thread begins on the desktop Default of the window station of its process.",
        "Create that desktop, or work in a window station that has it.";
    "desktop.elsewhere": "Desktops are used in the window station that the process works in.",
        "Call SetProcessWindowStation first.";
    "desktop.busy": "A thread stays on its desktop while it has windows or hooks there.",
        "Destroy them first, or use another thread.";
    "desktop.create-window": "Creating a desktop makes a window on it by the new handle.",
        "Ask for DESKTOP_CREATEWINDOW, too.";
    "key.deleted": "A key that was deleted is gone, whoever has it open.",
        "Close the handle, and create the key again.";
    "key.subkeys": "A key is deleted when no key lies below it any more.",
        "Delete the keys below first.";
    "key.fixed": "The keys at the top of the registry belong to the system.",
        "Delete keys of your own.";
    "key.closed": "Only the system creates keys directly below HKEY_LOCAL_MACHINE and HKEY_USERS.",
        "Create the key further down, below HKEY_LOCAL_MACHINE\\SOFTWARE for instance.";
    "key.volatile": "What lies below a volatile key goes with it, and so has to be volatile, too.",
        "Pass REG_OPTION_VOLATILE.";
    "key.unknown": "A key is opened only if it is there; case does not count.",
        "Create the key first.";
    "key.no-value": "A value is read or deleted only if the key has it.",
        "Set the value first.";
    "transaction.over": "A transaction is committed or rolled back once.",
        "Create another transaction.";
    // Memory and sections.
    "memory.free": "A program has the memory that it allocated or mapped, and no other.",
        "Allocate it with VirtualAlloc, or map a view there, first.";
    "memory.reserved":
        "Reserved pages keep their addresses from others; only committed ones hold bytes.",
        "Commit the pages: VirtualAlloc with MEM_COMMIT.";
    "memory.protected": "A page does what its protection allows.",
        "Change the protection with VirtualProtect, or map the view for writing.";
    "memory.taken": "Regions and views do not overlap, and lie where programs can have memory.",
        "Pass NULL and let Windows choose, or name a free range.";
    "memory.not-at-base": "A region is freed as a whole, from where it begins.",
        "Pass the address that VirtualAlloc returned.";
    "memory.view": "Views are mapped and unmapped, not allocated and freed.",
        "Use UnmapViewOfFile.";
    "memory.none": "A range has to fit between the regions that there are.",
        "Ask for less, or free something.";
    "view.unknown": "UnmapViewOfFile is for an address of a view.",
        "Pass the address that MapViewOfFile returned.";
    "view.alignment": "A view begins at a multiple of 64 KiB, in its section and in memory.",
        "Round the offset or the address down.";
    "view.size": "A view lies within its section.",
        "Map less, or make the section larger.";
    "view.protection":
        "A view does no more than its section allows, and its pages no more than the view.",
        "Create the section, or map the view, with more.";
    "section.too-big": "Only a section that can be written makes its file larger.",
        "Ask for no more than the file has, or for PAGE_READWRITE.";
    "section.empty-file": "An empty file has nothing to show.",
        "Write the file first, or say how large it shall become.";
    "section.not-extended": "The section of a file can grow, a section in memory cannot.",
        "Create a section of the size that is needed.";
    "section.not-image": "Only the section of a program has an image.",
        "Ask for SectionBasicInformation.";
    "file.mapped": "A file does not become smaller than the sections of it.",
        "Unmap the views and close the section first.";
    // What a thread that sleeps waits for.
    "deadlock": "Threads that wait for each other in a circle wait for ever.",
        "Take locks in one order everywhere, or all at once with a wait for all.";
    "wait.self": "A thread that waits for its own end waits for ever.",
        "Pass a handle to the thread that is meant; a pseudo handle means whoever uses it.";
    "mutant.held": "A mutex is waited for until its owner releases it or ends.",
        "Let the owner release it as often as it acquired it.";
    "event.unset": "An event is waited for until somebody sets it.",
        "Call SetEvent through a handle that grants EVENT_MODIFY_STATE.";
    "timer.due": "A timer is signaled when its time comes.",
        "Let time pass: `sim> advance`.";
    "timer.unset": "A timer that is not set never becomes signaled.",
        "Set it, by a handle that grants TIMER_MODIFY_STATE.";
    "id.elsewhere": "Threads of one process alert each other by their ids.",
        "Signal an object that both processes have a handle to.";
    "mutant.limit": "A mutex counts how often its owner has taken it, and the count has an end.",
        "Release it as often as it is taken.";
    "keyed.alone": "Two threads of a process meet at a keyed event when they name the same key.",
        "Let another thread come from the other side: NtReleaseKeyedEvent or NtWaitForKeyedEvent.";
    "lock.held": "A lock is waited for until whoever has it gives it back.",
        "Let the holder leave or release it.";
    "lock.own": "A slim reader/writer lock cannot be taken twice by one thread.",
        "Give it back first, or use a critical section, which can be entered again.";
    "lock.dead-owner": "A lock in a program's memory does not notice that its owner has ended.",
        "Give it back before the thread ends, or use a mutex, which is abandoned then.";
    "once.not-done":
        "INIT_ONCE_CHECK_ONLY asks whether an initialization is done, and does not begin it.",
        "Call InitOnceBeginInitialize without the flag, and InitOnceComplete.";
    "sleep.unwoken":
        "Who sleeps at a condition variable or an address sleeps until somebody wakes it.",
        "Wake it: WakeConditionVariable, WakeByAddressSingle or their All forms.";
    "alert.awaited": "A thread that waits for an alert by its id sleeps until it comes.",
        "Call NtAlertThreadByThreadId with its id.";
    "semaphore.empty": "A semaphore is waited for while its count is 0.",
        "Call ReleaseSemaphore through a handle that grants SEMAPHORE_MODIFY_STATE.";
    "port.empty": "A completion port is waited for until a packet is queued to it.",
        "Call PostQueuedCompletionStatus, or let input or output on a file of the port complete.";
    "process.running": "A process is waited for until it ends.",
        "End the process.";
    "thread.running": "A thread is waited for until it ends.",
        "End the thread.";
    "thread.suspended":
        "A suspended thread does nothing until it is resumed as often as it was suspended.",
        "Call ResumeThread through a handle that grants THREAD_SUSPEND_RESUME.";
    "file.lock-held": "A lock is waited for until the last lock in its way is given back.",
        "Unlock it, close the handle, or pass LOCKFILE_FAIL_IMMEDIATELY.";
    "file.busy": "A file object is waited for until its input or output is done.",
        "Let the other end read or write.";
    "object.unsignaled": "The object is waited for until it is signaled.",
        "Signal it, as the page of its type says.";
    "pipe.writer-open":
        "Who reads an empty pipe waits for data, or for the close of the last write handle.",
        "Write something, or close every write handle, the reader's own among them.";
    "pipe.nothing-read":
        "A server acts as whoever wrote what it read last, and so has to read first.",
        "Read from the pipe before ImpersonateNamedPipeClient.";
    "pipe.no-client": "ConnectNamedPipe waits until a client opens the other end.",
        "Let a client open the pipe with CreateFile.";
    "pipe.no-instance": "WaitNamedPipe waits until an instance listens.",
        "Let the server listen, or create another instance.";
    "pipe.not-drained": "A flush of a pipe waits until the other end has read everything.",
        "Let the other end read.";
    "pipe.reader-slow": "Who writes into a full pipe waits until somebody reads.",
        "Read from the pipe.";
    "time.over": "A call with a timeout gives up when the time is over.",
        "Wait longer, or make what is waited for happen first.";
    "packet.failed": "Taking a packet fails if the input or output that it reports failed.",
        "Nothing is wrong with the call: a packet was taken. Look at what failed.";
    "time": "A wait with a timeout ends by itself.",
        "Let time pass: `sim> advance`.";
    "not.blocked": "The thread does not wait for anything.",
        "Nothing is wrong; it acts when its prompt stands there.";
};
