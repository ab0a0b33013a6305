search-title = Pencarian
search-for = Hasil untuk “{ $typed }”
search-hint = Ketik nama, judul, atau nomor di kotak pencarian di atas. Tombol / membawa Anda ke kotak itu.
search-nothing = Tidak ada yang ditemukan
search-nothing-hint = Coba kata lain yang lebih singkat atau lebih umum.
search-all = Semua hasil: { $count }
search-more = { $count } hasil lainnya tidak ditampilkan; perjelas kata yang dicari.
