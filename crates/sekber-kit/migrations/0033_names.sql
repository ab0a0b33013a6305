-- Tables and columns under the names that the field uses: a legal document is not any paper, an e-mail no letter of the
-- office, and what a phone sends is a submission.
alter table paper rename to legal_document;
drop index paper_organisation;
drop index paper_number;
drop index paper_expiry;
create index legal_document_organisation on legal_document (region_code, organisation_id);
create index legal_document_number on legal_document (region_code, number);
create index legal_document_expiry on legal_document (region_code, expires_on);

alter table letter rename to email;
drop index letter_once;
drop index letter_about;
create unique index email_once on email (region_code, once);
create index email_about on email (region_code, about);

alter table meeting_receipt rename column sending_id to submission_id;
