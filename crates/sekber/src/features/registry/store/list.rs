//! SQL of the lists of offices and partners.
