# Panduan sebagai halaman
nav-help = Panduan
help-contents = Isi halaman ini
help-all = Semua panduan
help-previous = Sebelumnya
help-following = Berikutnya
