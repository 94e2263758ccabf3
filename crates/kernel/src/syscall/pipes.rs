//! Services for pipes: creating instances and opening client ends.

use std::sync::Arc;

use calls::pipes::NtPipeCalls;
use calls::{
    Address, Any, CreateOptions, IO_STATUS_BLOCK, In, NtDisposition, ObjectAttributes, Out,
    PipeControl, Refused, Routine, ShareMode, Shared, Stop,
};
use nt::rights::{FILE_APPEND_DATA, FILE_CREATE_PIPE_INSTANCE, FILE_READ_DATA, FILE_WRITE_DATA};
use nt::{Access, Handle, ObjectType, Status, Wide};

use super::files::{brings_data, plain_options};
use super::opening::{CREATED, OPENED};
use super::overlapped::Wish;
use super::{Syscall, status};
use crate::instance::{PipeName, upcase};
use crate::kernel::PipeKey;
use crate::lookup::{Found, Request};
use crate::object::{Device, EndOf};
use crate::open::first_access;
use crate::pipe::{Pipe, PipeState, Side};
use crate::security::{Ace, Descriptor, Sid, amend, parse_sddl};
use crate::why::Why;
use crate::why_pipe::WhyPipe;

/// Dispositions of NtCreateNamedPipeFile: FILE_OPEN, FILE_CREATE, FILE_OPEN_IF.
const OPEN: u32 = 1;
const CREATE: u32 = 2;
const OPEN_IF: u32 = 3;

const MESSAGE_TYPE: u32 = 1;
/// FILE_PIPE_REJECT_REMOTE_CLIENTS: there are none here.
const REJECT_REMOTE: u32 = 2;

/// FILE_PIPE_INBOUND, FILE_PIPE_OUTBOUND.
const INBOUND: u32 = 0;
const OUTBOUND: u32 = 1;

/// What is asked of a new instance.
struct Instance {
    messages: bool,
    reads_messages: bool,
    nowait: bool,
    direction: u32,
    maximum: u32,
    quotas: [u32; 2],
    timeout: u64,
    disposition: u32,
}

impl Syscall<'_> {
    /// Opens the server end of a new pipe.
    fn create_instance(
        &mut self,
        request: &Request,
        instance: &Instance,
    ) -> Result<(Handle, u64), Status> {
        let name = request.attributes.name.optional()?.unwrap_or(&[]);
        let mut pipe = Pipe::new(instance.messages, instance.quotas);
        let server = pipe.side_mut(Side::Server);
        (server.messages, server.nowait) = (instance.reads_messages, instance.nowait);
        server.process = self.kernel.processes[self.process].id;
        if name.is_empty() {
            let pipe = self.kernel.pipes.insert(pipe);
            let handle = self.open_server(request, pipe, None)?;
            return Ok((handle, CREATED));
        }
        let shown = self.pipe_path(request, name)?;
        let key = upcase(shown.as_units());
        let existed = self.kernel.pipe_names.contains_key(&key);
        let security = if existed {
            self.check_instance(&key, request.desired, instance)?
        } else if instance.disposition == OPEN {
            return Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND));
        } else {
            self.pipe_descriptor(request)?
        };
        (pipe.name, pipe.shown) = (Some(key.clone()), shown);
        let pipe = self.kernel.pipes.insert(pipe);
        let entry = self.kernel.pipe_names.entry(key).or_insert_with(|| PipeName {
            messages: instance.messages,
            direction: instance.direction,
            maximum: instance.maximum,
            timeout: instance.timeout,
            instances: Vec::new(),
        });
        entry.instances.push(pipe);
        let handle = self.open_server(request, pipe, Some(security))?;
        self.kernel.offer_instance(pipe);
        Ok((handle, if existed { OPENED } else { CREATED }))
    }

    fn open_server(
        &mut self,
        request: &Request,
        pipe: PipeKey,
        security: Option<Arc<Descriptor>>,
    ) -> Result<Handle, Status> {
        let granted = first_access(ObjectType::FILE, request.desired);
        let end = EndOf::Pipe { pipe, side: Side::Server };
        let (handle, file) = self.add_file(request, end, granted, 7)?;
        if let Some(security) = security {
            let object = self.kernel.files[file].object;
            self.kernel.info_mut(object).security = Some(security);
        }
        Ok(handle)
    }

    /// The name of a pipe, behind that of the device.
    fn pipe_path(&mut self, request: &Request, name: &[u16]) -> Result<Wide, Status> {
        match self.kernel.look_up(request, name, false)? {
            Found::Device { device: Device::NamedPipe, rest } => match rest.split_first() {
                Some((_, rest)) if is_pipe_name(rest) => Ok(Wide::from(rest)),
                _ => Err(self.refuse(Why::NameInvalid, Status::OBJECT_NAME_INVALID)),
            },
            Found::Missing { .. } => {
                Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND))
            }
            Found::Device { .. } => {
                let why = Why::NameType { found: ObjectType::DEVICE, wanted: ObjectType::FILE };
                Err(self.refuse(why, Status::OBJECT_TYPE_MISMATCH))
            }
            Found::Object(id) => {
                let found = self.kernel.at(id).body.object_type();
                let why = Why::NameType { found, wanted: ObjectType::FILE };
                Err(self.refuse(why, Status::OBJECT_TYPE_MISMATCH))
            }
        }
    }

    /// Checks one more instance of a name, and finds the descriptor that all of them have. The
    /// order is assumed: who may not add one learns nothing else.
    fn check_instance(
        &mut self,
        key: &Wide,
        desired: Access,
        instance: &Instance,
    ) -> Result<Arc<Descriptor>, Status> {
        let first = self.kernel.first_server(key).expect("a name has an instance");
        self.kernel.check_access(self.thread, first, desired | FILE_CREATE_PIPE_INSTANCE)?;
        let name = &self.kernel.pipe_names[key];
        let maximum = name.maximum;
        if name.instances.len() >= maximum as usize {
            let why = Why::Pipe(WhyPipe::TooMany { maximum });
            return Err(self.refuse(why, Status::INSTANCE_NOT_AVAILABLE));
        }
        let why = if instance.disposition == CREATE {
            WhyPipe::NotFirst
        } else if name.messages != instance.messages {
            WhyPipe::Differs { what: "type" }
        } else if name.direction != instance.direction {
            WhyPipe::Differs { what: "direction" }
        } else if maximum != instance.maximum {
            WhyPipe::Differs { what: "number of instances" }
        } else {
            let info = self.kernel.info(first).and_then(|info| info.security.clone());
            return Ok(info.expect("a named pipe has a descriptor"));
        };
        Err(self.refuse(Why::Pipe(why), Status::ACCESS_DENIED))
    }

    /// The descriptor of a new name: the one that is given; or else full access for the system,
    /// the administrators and the creator, and reading for everybody. Source: Microsoft,
    /// "CreateNamedPipeW".
    fn pipe_descriptor(&mut self, request: &Request) -> Result<Arc<Descriptor>, Status> {
        let token = self.kernel.effective_token(self.thread);
        let (owner, group) = (token.defaults.owner.clone(), token.defaults.group.clone());
        let all = ObjectType::FILE.all_access();
        let read = ObjectType::FILE.mapping().map(Access::GENERIC_READ);
        let dacl = vec![
            Ace::allow(Sid::system(), all),
            Ace::allow(Sid::administrators(), all),
            Ace::allow(owner.clone(), all),
            Ace::allow(Sid::everyone(), read),
        ];
        let made = Descriptor::new(owner, group, Some(dacl));
        match request.attributes.security.optional()? {
            None => Ok(Arc::new(made)),
            Some(text) => {
                let given = parse_sddl(text)?;
                let amended = amend(made, token, &given, ObjectType::FILE);
                amended.map_err(|unfit| self.kernel.unfit(unfit))
            }
        }
    }

    /// Opens the client end of a pipe by its name, or the file system of pipes itself.
    pub(super) fn open_pipe(&mut self, request: &Request, rest: &[u16]) -> Result<Handle, Status> {
        let rest = rest.strip_prefix(&[u16::from(b'\\')]).unwrap_or(rest);
        if rest.is_empty() {
            let granted = self.file_access(request.desired)?;
            return Ok(self.add_file(request, EndOf::PipeDevice, granted, 7)?.0);
        }
        if !is_pipe_name(rest) {
            return Err(self.refuse(Why::NameInvalid, Status::OBJECT_NAME_INVALID));
        }
        let key = upcase(rest);
        let Some(server) = self.kernel.first_server(&key) else {
            return Err(self.refuse(Why::NameUnknown, Status::OBJECT_NAME_NOT_FOUND));
        };
        let granted = self.kernel.check_access(self.thread, server, request.desired)?;
        let direction = self.kernel.pipe_names[&key].direction;
        let writes = FILE_WRITE_DATA | FILE_APPEND_DATA;
        for (wrong, rights, reads) in [(INBOUND, FILE_READ_DATA, true), (OUTBOUND, writes, false)] {
            if direction == wrong && granted.intersects(rights) {
                let why = Why::Pipe(WhyPipe::Direction { reads });
                return Err(self.refuse(why, Status::ACCESS_DENIED));
            }
        }
        let Some(pipe) = self.kernel.free_instance(&key) else {
            let instances = self.kernel.pipe_names[&key].instances.len() as u32;
            let why = Why::Pipe(WhyPipe::AllBusy { instances });
            return Err(self.refuse(why, Status::PIPE_NOT_AVAILABLE));
        };
        self.open_client(request, pipe, granted)
    }

    fn open_client(
        &mut self,
        request: &Request,
        pipe: PipeKey,
        granted: Access,
    ) -> Result<Handle, Status> {
        let end = EndOf::Pipe { pipe, side: Side::Client };
        let (handle, _) = self.add_file(request, end, granted, 7)?;
        let process = self.kernel.processes[self.process].id;
        self.kernel.connect_pipe(pipe, process);
        Ok(handle)
    }

    /// Opens the other end of a pipe through a handle of its server end.
    pub(super) fn open_other_end(
        &mut self,
        request: &Request,
        root: Handle,
    ) -> Result<Handle, Status> {
        let id = self.resolve(root, ObjectType::FILE, Access::empty())?;
        let EndOf::Pipe { pipe, side: Side::Server } = self.kernel.files[self.file_key(id)].end
        else {
            return Err(self.refuse(Why::NameInvalid, Status::OBJECT_NAME_INVALID));
        };
        if self.kernel.pipes[pipe].state != PipeState::Listening {
            let why = Why::Pipe(WhyPipe::AllBusy { instances: 1 });
            return Err(self.refuse(why, Status::PIPE_NOT_AVAILABLE));
        }
        let granted = self.file_access(request.desired)?;
        self.open_client(request, pipe, granted)
    }
}

/// Whether a text can name a pipe: anything but a backslash. Source: Microsoft, "Pipe Names".
fn is_pipe_name(name: &[u16]) -> bool {
    !name.is_empty() && !name.contains(&u16::from(b'\\'))
}

impl NtPipeCalls for Syscall<'_> {
    fn NtCreateNamedPipeFile(
        &mut self,
        file_handle: &mut Out<Handle>,
        desired_access: Access,
        object_attributes: In<ObjectAttributes>,
        io_status_block: &mut Out<IO_STATUS_BLOCK>,
        share_access: ShareMode,
        create_disposition: NtDisposition,
        create_options: CreateOptions,
        named_pipe_type: u32,
        read_mode: u32,
        completion_mode: u32,
        maximum_instances: u32,
        inbound_quota: u32,
        outbound_quota: u32,
        default_timeout: In<i64>,
    ) -> Result<Status, Refused> {
        plain_options("NtCreateNamedPipeFile", create_options.0)?;
        let made = (|| {
            file_handle.demand()?;
            io_status_block.demand()?;
            let timeout = default_timeout.optional()?;
            let wrong = [
                ("share_access", !matches!(share_access.0, 1..=3)),
                ("create_disposition", !matches!(create_disposition.0, OPEN | CREATE | OPEN_IF)),
                ("named_pipe_type", named_pipe_type & !(MESSAGE_TYPE | REJECT_REMOTE) != 0),
                ("read_mode", read_mode > 1 || read_mode > named_pipe_type & MESSAGE_TYPE),
                ("completion_mode", completion_mode > 1),
                ("maximum_instances", maximum_instances == 0),
                ("default_timeout", timeout.is_some_and(|timeout| timeout > 0)),
            ];
            if let Some((name, _)) = wrong.into_iter().find(|(_, wrong)| *wrong) {
                return Err(self.refuse(Why::Parameter { name }, Status::INVALID_PARAMETER));
            }
            let request = self.request(object_attributes, desired_access, ObjectType::FILE)?;
            self.may_wait(&request, ("create_options", create_options.0))?;
            let instance = Instance {
                messages: named_pipe_type & MESSAGE_TYPE != 0,
                reads_messages: read_mode != 0,
                nowait: completion_mode != 0,
                // A share mode says what the other end may do: read, write, or both.
                direction: match share_access.0 {
                    1 => OUTBOUND,
                    2 => INBOUND,
                    _ => 2,
                },
                maximum: maximum_instances,
                quotas: [inbound_quota, outbound_quota],
                timeout: timeout.map_or(0, i64::unsigned_abs),
                disposition: create_disposition.0,
            };
            let (handle, information) = self.create_instance(&request, &instance)?;
            self.set_options(handle, create_options.0);
            file_handle.put(handle);
            let status = Status::SUCCESS;
            io_status_block.put(IO_STATUS_BLOCK { Status: status, Information: information });
            Ok(status)
        })();
        Ok(status(made))
    }

    fn NtFsControlFile(
        &mut self,
        file_handle: Handle,
        event: Handle,
        apc_routine: Routine,
        apc_context: Address,
        io_status_block: &mut Shared<IO_STATUS_BLOCK>,
        fs_control_code: PipeControl,
        input_buffer: In<&Any>,
        input_buffer_length: u32,
        output_buffer: &mut Out<Any>,
        output_buffer_length: u32,
    ) -> Result<Status, Stop> {
        let (call, block) = ("NtFsControlFile", io_status_block.address());
        let wish = Wish::new(call, file_handle, event, (apc_routine, apc_context), block);
        let done = match self.completion() {
            Some(completion) => completion,
            None => {
                let ready = io_status_block.demand().and_then(|()| {
                    let code = fs_control_code.0;
                    let target = self.control_target(file_handle, code)?;
                    let input = input_buffer.optional()?;
                    if output_buffer_length > 0 {
                        output_buffer.demand()?;
                    }
                    Ok((target, input))
                });
                let (target, input) = match ready {
                    Ok(ready) => ready,
                    Err(failed) => return Ok(failed),
                };
                let input = input.map(|input| (input, input_buffer_length));
                self.control(target, fs_control_code.0, input, output_buffer_length, wish)?
            }
        };
        // What a control answers stands in its structure, and what a message brought in bytes.
        if brings_data(done.status) {
            self.put_control(fs_control_code.0, &done, output_buffer);
        }
        let information = done.information;
        io_status_block.put(IO_STATUS_BLOCK { Status: done.status, Information: information });
        Ok(done.status)
    }
}
