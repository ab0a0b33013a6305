# Kalender perencanaan
nav-calendar = Kalender
audit-subject-milestone = Tahapan
event-milestone-added = Tahapan ditambahkan
event-milestone-changed = Tahapan diubah
event-milestone-removed = Tahapan dihapus
event-milestone-filled = Kalender diisi dengan tahapan yang lazim
milestone-field-title = Tahapan
milestone-field-starts-on = Hari pertama
milestone-field-ends-on = Hari terakhir
milestone-field-party = Untuk siapa
notice-calendar-saved = Kalender sudah disimpan.
calendar-title = Kalender perencanaan { $year }
calendar-fiscal-year = Tahapan 1 Januari – 31 Desember { $year }
calendar-file = Unduh kalender (.ics)
calendar-other-years = Tahun lain:
calendar-empty = Kalender tahun ini belum diisi
calendar-empty-hint = Tahapan memberi tahu perangkat daerah dan mitra kapan harus berbuat apa.
calendar-fill = Isi dengan tahapan yang lazim
calendar-refused-filled = Kalender tahun ini sudah berisi tahapan.
calendar-phase-now = Sedang berjalan
calendar-phase-ahead = Akan datang
calendar-phase-past = Sudah lewat
calendar-begins-in = { $count ->
   *[other] { $count } hari lagi
}
calendar-ends-in = { $count ->
   *[other] berakhir { $count } hari lagi
}
calendar-last-day = hari terakhir
calendar-change = Ubah
calendar-remove = Hapus tahapan
calendar-remove-confirm = Hapus “{ $title }” dari kalender?
calendar-new = Tahapan baru
calendar-add = Tambah tahapan
field-step = Tahapan
field-days = Tanggal
field-party = Untuk siapa
field-starts-on = Hari pertama
field-ends-on = Hari terakhir
hint-ends-on = Kosongkan bila hanya satu hari.
fault-calendar-date = “{ $value }” bukan tanggal. Contoh: 2023-09-20.
fault-ends-before = Hari terakhir mendahului hari pertama.
party-all = Semua pihak
party-office = Perangkat daerah
party-partner = Mitra
party-secretariat = Sekber
