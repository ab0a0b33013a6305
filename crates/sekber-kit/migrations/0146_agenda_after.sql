-- Items of the agenda go on after the presentations, too; those that went on before them are over once somebody presented (2026-11).
update meeting set agenda_at = 0 where round <> 'arriving' and agenda_at <> 0;
