# Panduan sebagai halaman
nav-help = Panduan
help-about = Panduan Sekber, sistem Sekretariat Bersama { $district }: cara mitra dan perangkat daerah mencatat, menyelaraskan, dan melaporkan program.
help-contents = Isi halaman ini
help-all = Semua panduan
help-previous = Sebelumnya
help-following = Berikutnya
