-- The letter with an answer about public information as DOCX, kept beside the PDF as it was sent; none for answers from before (2026-12).
alter table information_request add column docx_id text;
