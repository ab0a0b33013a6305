//! A partnership: what the two sides agreed to do together, from the handshake to its end, and whose turn it is meanwhile.

pub mod agreement;
pub mod course;
pub mod kinds;
pub mod next;
pub mod own;
pub mod road;
pub mod term;

pub use agreement::{AgreementKind, AgreementState, Base, Capacity, LawRefusal, Signer, Terms};
pub use course::{Act, Refusal, Standing, Turns, check_parties, follow, is_accepted, proposed, turns};
pub use kinds::{Part, PartnershipState, RoadKind};
pub use road::{Footing, Proof, Road, Stand, Step, Weight, road, usual_road};
pub use term::term;
