event-programme-created = Program dibuat
event-programme-changed = Program diubah
event-programme-proposed = Program diajukan
event-programme-verified = Program diterima Sekber
event-programme-returned = Program dikembalikan
event-programme-started = Program mulai berjalan
event-programme-completed = Program selesai
event-programme-cancelled = Program dibatalkan
event-programme-reopened = Program dibuka kembali

programme-fault-organisation = Perangkat daerah atau mitra ini tidak dikenal.
programme-fault-total = Jumlah dana terlalu besar untuk disimpan.
programme-fault-reference-taken = Nomor ini sudah dipakai program lain dari pemilik yang sama pada siklus ini.
programme-refused-turn = Langkah ini tidak mungkin pada tahap program sekarang. Muat ulang halaman untuk melihat tahap terakhir.
programme-refused-incomplete = Program belum lengkap. Isi dahulu uraian, tema, lokasi, dan waktu mulai, lalu ajukan lagi.
programme-refused-reason = Tuliskan alasannya lebih dahulu.
