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
calendar-ends = Kemitraan yang berakhir dalam 12 bulan
calendar-file = Unduh kalender (.ics)
calendar-follows-award = Hari tahapan lazim tentang penghargaan mitra mengikuti aturan dan jalannya penghargaan tahun ini.
calendar-awards = Buka penghargaan
calendar-other-years = Tahun lain:
calendar-empty = Kalender tahun ini belum diisi
calendar-empty-hint = Isi tahapan agar semua pihak tahu jadwalnya.
calendar-fill = Isi dengan tahapan yang lazim
calendar-refused-filled = Kalender tahun ini sudah berisi tahapan.
calendar-phase-now = Sedang berjalan
calendar-phase-ahead = Akan datang
calendar-reports-due = Batas laporan { $period }
calendar-beyond = Yang juga akan datang
calendar-beyond-hint = Seperti di Beranda: batas laporan, dan tahapan di luar kalender tahun ini.
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
first-step-calendar = Kalender perencanaan
first-why-calendar = Semua pihak melihat tahapan siklus dan harinya; kalender kosong dapat diisi dengan tahapan yang lazim.
first-do-calendar = Isi kalender
