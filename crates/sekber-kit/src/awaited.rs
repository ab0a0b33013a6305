//! What somebody waits for, in a box. The body of an `async fn` is compiled again in every part of every crate that waits for it,
//! together with all that it waits for itself, and so is what it leaves behind when nobody waits any more. Behind a box it is
//! compiled once: what most of the program waits for (a statement, a transaction, who asks) stands behind one.

use std::pin::Pin;

/// A future in a box. It is made where the function is called, and nothing happens until somebody waits.
pub type Awaited<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
