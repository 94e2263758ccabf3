//! Private namespaces: directories that are found by a boundary instead of a name.

use calls::BOUNDARY_DESCRIPTOR;
use nt::{Status, Wide};

use crate::kernel::{DirectoryKey, Kernel, ThreadKey};
use crate::object::ObjectId;
use crate::security::{AceKind, Sid};
use crate::why::Why;

/// A directory and the boundary that it is found by. It can be opened as long as it is in the list.
#[derive(Clone, Debug)]
pub(crate) struct PrivateNamespace {
    /// The boundary.
    pub boundary: Boundary,
    /// The directory.
    pub directory: DirectoryKey,
    /// Its object.
    pub object: ObjectId,
}

/// What a private namespace is called: a name, and those who all have to be in the token of whoever
/// makes or opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Boundary {
    name: Wide,
    /// Sorted, each once.
    sids: Vec<Sid>,
    /// An integrity level that the token has to reach.
    level: Option<u32>,
}

impl Kernel {
    /// Reads a boundary and checks that whoever asks is within it.
    ///
    /// # Errors
    /// INVALID_PARAMETER: it has no name, or nobody is in it. INVALID_SID. ACCESS_DENIED: the token
    /// lacks somebody.
    pub(crate) fn boundary(
        &mut self,
        by: ThreadKey,
        given: &BOUNDARY_DESCRIPTOR,
    ) -> Result<Boundary, Status> {
        if given.Name.is_empty() || given.Sids.is_empty() {
            self.why = Some(Why::Parameter { name: "boundary_descriptor" });
            return Err(Status::INVALID_PARAMETER);
        }
        let mut sids = Vec::new();
        for text in &given.Sids {
            let Some(sid) = Sid::parse(&text.to_string()) else {
                self.why = Some(Why::Parameter { name: "boundary_descriptor" });
                return Err(Status::INVALID_SID);
            };
            sids.push(sid);
        }
        sids.sort();
        sids.dedup();
        let level = match given.IntegrityLabel.is_empty() {
            true => None,
            false => match Sid::parse(&given.IntegrityLabel.to_string())
                .and_then(|sid| sid.integrity_level())
            {
                Some(level) => Some(level),
                None => {
                    self.why = Some(Why::Parameter { name: "boundary_descriptor" });
                    return Err(Status::INVALID_SID);
                }
            },
        };
        let token = self.effective_token(by);
        let reaches = level.is_none_or(|level| token.integrity >= level);
        if !reaches || !sids.iter().all(|sid| token.matches(sid, AceKind::Allow)) {
            self.why = Some(Why::OutsideBoundary);
            return Err(Status::ACCESS_DENIED);
        }
        Ok(Boundary { name: given.Name.clone(), sids, level })
    }

    /// The directory of a boundary.
    pub(crate) fn namespace_of(&self, boundary: &Boundary) -> Option<ObjectId> {
        let found = self.namespaces.iter().find(|namespace| namespace.boundary == *boundary);
        found.map(|namespace| namespace.object)
    }
}
