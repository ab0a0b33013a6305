-- The other sheets of a workbook wait as imports of their own: the import of the first sheet of the same file.
alter table import_run add column first_sheet text;
