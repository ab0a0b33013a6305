nav-partnerships = Kemitraan
partnership-list-title = Kemitraan
partnership-list-sub = Kerja sama perangkat daerah dan mitra: dari kesepakatan rapat sampai selesai dilaksanakan.
partnership-list-of = Kemitraan { $district }
partnership-propose = Usulkan kemitraan
partnership-propose-do = Usulkan
partnership-waiting = { $count } pasangan yang disepakati belum dibuka sebagai kemitraan:
partnership-number = Nomor
partnership-no = Kemitraan no. { $number }
partnership-title = Kemitraan
partnership-parties = Para pihak
partnership-more-parties = dan { $count } pihak lain
partnership-others = Pihak lain
partnership-term = Jangka waktu
partnership-from = sejak { $date }
partnership-until = sampai { $date }
partnership-state = Keadaan
partnership-state-since = Keadaan ini sejak
partnership-turn = Menunggu siapa
partnership-no-turn = Tidak ada langkah naskah yang ditunggu
partnership-turn-since = Menunggu sejak
partnership-since = sejak { $date }
partnership-turn-of = Menunggu tindakan { $who } sejak { $date }
partnership-turn-mine = Menunggu saya
partnership-turn-office = Menunggu perangkat daerah
partnership-turn-partner = Menunggu mitra
partnership-turn-secretariat = Menunggu Sekber
partnership-turn-decide = Putuskan: perpanjang atau selesai
partnership-office = Perangkat daerah
partnership-partner = Mitra
partnership-lead = Perangkat daerah utama
partnership-start = Mulai
partnership-end = Selesai
partnership-ends = Berakhir
partnership-sort = Urutan
partnership-sort-number = Nomor terbaru dahulu
partnership-sort-longest = Paling lama menunggu dahulu
partnership-sort-ends = Berakhir paling dekat
partnership-ends-within = dalam { $count } bulan
partnership-count = { $count } kemitraan
partnership-none = Belum ada kemitraan
partnership-none-hint = Kemitraan dibuka Sekber dari pasangan yang disepakati dalam rapat, atau diusulkan oleh perangkat daerah dan mitra.
partnership-none-own = Lembaga Anda belum menjadi pihak dalam kemitraan
partnership-none-open = Tidak ada kemitraan yang terbuka bagi peran Anda
partnership-none-open-hint = Kemitraan terbuka bagi para pihaknya, Sekber, dan pimpinan.
partnership-none-found = Tidak ada kemitraan yang cocok
partnership-none-found-hint = Hapus sebagian saringan untuk melihat lebih banyak.
partnership-simulated-long = Kemitraan ini simulasi untuk peragaan: para pihaknya nyata, tetapi kesepakatan, nomor surat, dan tanggalnya dibuat-buat.
partnership-somebody = seseorang
partnership-trail-number = jejak no. { $number }
partnership-title-several = Kerja sama { $partner } dan { $office } ({ $count } program)

partnership-state-proposed = Diusulkan
partnership-state-accepted = Disetujui kedua pihak
partnership-state-in-agreement = Pengurusan naskah
partnership-state-active = Dilaksanakan
partnership-state-completed = Selesai
partnership-state-ended = Diakhiri lebih awal
partnership-state-ends-on = Akan berakhir lebih awal { $date }
partnership-state-declined = Tidak disetujui
partnership-state-over = Jangka waktu berakhir
partnership-part-lead = Perangkat daerah utama
partnership-part-support = Perangkat daerah pendukung
partnership-part-partner = Mitra penanggung jawab
partnership-part-copartner = Mitra bersama
partnership-act-accept = Setujui
partnership-act-decline = Tidak setuju
partnership-act-begin = Mulai pengurusan naskah
partnership-act-activate = Mulai pelaksanaan
partnership-act-complete = Nyatakan selesai
partnership-act-end = Akhiri lebih awal
partnership-complete-confirm = Nyatakan kemitraan ini selesai? Ini tidak dapat dibatalkan.
partnership-end-hint = Tampil pada halaman kemitraan bersama surat pengakhirannya.
partnership-letter-whose = Surat pengakhiran dari
partnership-ended-by-office = Pemerintah daerah
partnership-ended-by-partner = Mitra
partnership-ended-by-both = Kedua pihak
partnership-letter-number = Nomor surat
partnership-letter-on = Tanggal surat
partnership-ended-on = Berakhir pada
partnership-ended-on-hint = Hari terakhir menurut surat, tidak sebelum tanggal surat.
partnership-letter-file = Berkas surat (PDF)
partnership-letter-open = Buka suratnya
partnership-end-contest = Bila pengakhiran ini tidak benar, perangkat daerah utama atau mitra yang tidak mencatatnya dapat menyanggahnya paling lambat { $date }; Sekber memutuskan sanggahan itu.
partnership-end-contest-over = Masa sanggah pengakhiran ini sudah lewat. Sekber masih dapat membatalkannya dengan alasan.
partnership-end-contest-do = Sanggah pengakhiran
partnership-end-contest-why = Alasan sanggahan
partnership-end-contest-hint = Semua pihak dan Sekber membacanya. Sekber memutuskan: pengakhiran dibatalkan atau tetap berlaku.
partnership-end-contested = Pengakhiran ini disanggah { $who } pada { $date }: { $reason }
partnership-end-contested-waits = Sanggahan menunggu keputusan Sekber.
partnership-end-upheld = Pengakhiran tetap berlaku menurut Sekber: { $reason }
partnership-end-uphold = Nyatakan pengakhiran tetap berlaku
partnership-end-uphold-why = Jawaban atas sanggahan
partnership-end-uphold-hint = Semua pihak membacanya. Untuk menerima sanggahan, batalkan pengakhirannya.
partnership-next-contested = Memutuskan sanggahan atas pengakhirannya
partnership-refused-contest = Pengakhiran ini tidak dapat disanggah: sudah disanggah, sudah dibatalkan, atau masa sanggahnya sudah lewat.
notice-partnership-end-contested = Sanggahan dicatat; Sekber memutuskannya.
notice-partnership-end-upheld = Sanggahan dijawab; pengakhiran tetap berlaku.
event-partnership-end-contested = Pengakhiran lebih awal disanggah
event-partnership-end-upheld = Pengakhiran lebih awal tetap berlaku
email-partnership-contested-subject = Pengakhiran kemitraan disanggah: { $title }
email-partnership-contested-text = Pengakhiran lebih awal kemitraan no. { $number }, { $title }, disanggah oleh { $who }.
    Alasan: { $reason }

    Sekber memutuskannya di sini: { $link }

    Sekretariat Bersama { $district }
email-partnership-upheld-subject = Pengakhiran kemitraan tetap berlaku: { $title }
email-partnership-upheld-text = Sanggahan atas pengakhiran kemitraan no. { $number }, { $title }, dijawab oleh { $who }: pengakhirannya tetap berlaku.
    Jawaban: { $reason }

    { $link }

    Sekretariat Bersama { $district }
partnership-end-take-back = Batalkan pengakhiran
partnership-end-take-back-hint = Kemitraan kembali seperti sebelumnya, dengan hari terakhirnya semula. Perangkat daerah utama dan mitra diberi tahu.
partnership-renew = Perpanjang
partnership-renews = Memperpanjang
partnership-renews-open = Kemitraan sebelumnya
partnership-renewed = Diperpanjang dengan
partnership-renewed-open = Kemitraan lanjutannya
partnership-hint-renews = Perpanjangan menempuh persetujuan para pihak dan alur naskah dari awal, paling lama lima tahun.
partnership-stages = Tahap kemitraan
partnership-next = Langkah berikutnya
partnership-open-steps = { $count } langkah yang dianjurkan belum ditempuh. Pelaksanaan tetap dapat dimulai: yang menghalangi hanya yang diwajibkan peraturan.
partnership-reason = Alasan
partnership-edit = Ubah kemitraan
partnership-about = Isi
partnership-scope = Ruang lingkup
partnership-record = Keterangan
partnership-origin = Asal
partnership-origin-hall = Disepakati dalam rapat
partnership-origin-hand = Diusulkan
partnership-programme = Program
partnership-programmes = Program
partnership-no-programmes = Belum ada program yang dihubungkan.
partnership-no-programmes-offered = Para pihak belum memiliki program yang diajukan.
partnership-accepted-by = Disetujui { $who }, { $date }
partnership-not-accepted = belum menyetujui
partnership-withdraw = Tarik usulan
partnership-changed = { $field } diubah
partnership-changed-from = { $field }: dari “{ $before }” menjadi “{ $after }”
partnership-party-declined = tidak menyetujui
partnership-declined-by = Dicatat oleh { $who }, { $date }
partnership-history = Riwayat
partnership-objections = Keberatan dalam rapat
partnership-objection = { $who } keberatan: { $why }

partnership-form-who = Siapa yang bekerja sama? Berikutnya isi dan program.
partnership-form-what = Apa yang dikerjakan bersama, dengan program yang mana.
partnership-form-on = Lanjut
partnership-hint-lead = Perangkat daerah yang memimpin di pihak pemerintah daerah.
partnership-hint-partner = Mitra yang bertanggung jawab atas kegiatan dan menandatangani naskah.
partnership-hint-title = Ringkas, misalnya nama kegiatannya.
partnership-hint-scope = Apa yang dikerjakan bersama, satu baris untuk setiap hal.
partnership-hint-programmes = Program para pihak yang dikerjakan dalam kemitraan ini.
partnership-hint-settled = Para pihak sudah menyetujui kemitraan ini. Perangkat daerah utama dan mitra tidak dapat diganti lagi; usulkan kemitraan baru bila perlu.
partnership-hint-support = Perangkat daerah pendukung dipilih oleh perangkat daerah utama atau Sekber: mereka melihat seluruh dana kemitraan.
partnership-hint-days-signed = Jangka waktu mengikuti naskah yang sudah ditandatangani. Adendum atau naskah baru mengubahnya.

partnership-road = Alur naskah
partnership-road-choice = Alur naskah
partnership-road-hint = Dipilih menurut jenis dan bentuk hukum mitra. Kampus negeri yang berbentuk satuan kerja atau BLU menempuh alur Nota Kesepakatan.
partnership-road-hint-unknown = Pilih alur naskah; bentuk hukum mitra belum cukup diketahui. Mitra berupa proyek: yang menandatangani adalah lembaga pelaksananya. Bank Indonesia, instansi pusat, dan kampus negeri menempuh Nota Kesepakatan dan Rencana Kerja.
partnership-road-note = Tenggat berikut adalah perkiraan, bukan ketentuan peraturan. Yang menghalangi pelaksanaan hanya langkah wajib.
partnership-road-third-party = Pihak ketiga: Kesepakatan Bersama, lalu Perjanjian Kerja Sama
partnership-road-synergy = Instansi pusat dan kampus negeri: Nota Kesepakatan dan Rencana Kerja
partnership-road-foreign = Ormas asing: izin, MSP, dan rencana kerja tahunan
partnership-road-abroad = Pemerintah atau lembaga luar negeri: persetujuan DPRD dan pusat, lalu nota kesepahaman
partnership-road-company = Perusahaan: komitmen TJSLP dan serah terima
partnership-road-village = Kelompok warga: berita acara persetujuan
partnership-step-offer = Surat penawaran kepada kepala daerah
partnership-step-terms = Kerangka acuan kerja dan studi kelayakan
partnership-step-mapping = Pemetaan objek kerja sama
partnership-step-assessment = Penilaian TKKSD
partnership-step-council = Persetujuan DPRD
partnership-step-joint = Kesepakatan Bersama ditandatangani
partnership-step-power = Surat kuasa kepada kepala perangkat daerah
partnership-step-cooperation = Perjanjian Kerja Sama ditandatangani
partnership-step-filing = Penatausahaan naskah asli dan salinan
partnership-step-proposal = Surat penawaran, kerangka acuan, dan konsep nota
partnership-step-synergy = Nota Kesepakatan ditandatangani
partnership-step-work-plan = Rencana Kerja ditandatangani
partnership-step-principle-permit = Izin prinsip berlaku
partnership-step-operational-permit = Izin operasional berlaku
partnership-step-memorandum-ministry = MSP dengan kementerian mitra berlaku
partnership-step-yearly-plan = Rencana kerja tahunan disepakati
partnership-step-centre = Persetujuan pemerintah pusat
partnership-step-intent = Surat pernyataan kehendak (LoI)
partnership-step-memorandum = Nota kesepahaman (MoU) ditandatangani
partnership-step-commitment = Komitmen TJSLP ditandatangani
partnership-step-consent = Berita acara persetujuan desa
partnership-step-hand-over = Berita acara serah terima
partnership-weight-blocks = wajib
partnership-weight-warns = dianjurkan
partnership-weight-optional = bila perlu
partnership-weight-during = saat pelaksanaan
partnership-step-done = selesai
partnership-step-drafted = sedang disusun
partnership-step-note = Catat langkah ini
partnership-step-take = Catat selesai
partnership-step-on = Tanggal
partnership-step-word = Keterangan
partnership-step-undo = Batalkan catatan
partnership-step-undo-hint = Langkah ini terbuka lagi. Alasannya tersimpan dalam jejak audit.
partnership-usual-day = lazimnya selesai { $date }

partnership-hall-title = Hasil rapat menjadi kemitraan
partnership-hall-how = Setiap perangkat daerah dan mitra yang bersepakat mendapat satu kemitraan dengan semua program yang disepakati. Keberatan tetap tercatat.
partnership-hall-open = Buka { $count } pasangan yang disepakati
partnership-hall-confirm = Buka kemitraan untuk semua pasangan yang disepakati?
partnership-hall-opened = { $count } pasangan sudah dibuka
partnership-hall-none = Belum ada pasangan
partnership-hall-none-hint = Pasangan tampil di sini setelah rapat ditutup dengan rencana yang ditetapkan.
partnership-hall-said = Hasil
partnership-hall-carried = dilanjutkan
partnership-hall-agreed = disepakati, menunggu dibuka
partnership-hall-gone = disepakati, tetapi programnya tidak diajukan lagi atau pihaknya digabung
partnership-hall-running = sudah bermitra, no. { $number }
partnership-hall-objected = keberatan
partnership-hall-unanswered = belum dijawab
partnership-panel-title = Kemitraan
partnership-panel-all = Lihat { $count } kemitraan
partnership-panel-none = Belum ada kemitraan.
partnership-tile-active = Kemitraan dilaksanakan
partnership-tile-own = Kemitraan Anda dilaksanakan
partnership-tile-coming = { $count } sedang disiapkan
partnership-leader-of = dari { $all } kemitraan yang tercatat
partnership-leader-over = perlu dinyatakan selesai atau diperpanjang
partnership-leader-papers = Naskah atau langkah kerja sama masih diurus
partnership-leader-since = yang terlama sejak { $day }
partnership-leader-ending = Berakhir dalam { $count } bulan
partnership-leader-nearest = paling dekat { $day }
partnership-tile-turn = Kemitraan menunggu Anda
partnership-tile-turn-note = langkah berikutnya; keputusan jangka waktu terdaftar tersendiri

partnership-refused-renewed = Hanya kemitraan yang dilaksanakan atau selesai yang diperpanjang, dan hanya sekali.
partnership-refused-no-pairs = Tidak ada pasangan yang disepakati dan belum dibuka dalam rapat ini.
partnership-refused-over = Kemitraan ini sudah berakhir dan tidak dapat diubah.
partnership-refused-unverified = Verifikasi organisasi Anda sudah tidak berlaku. Langkah baru menunggu sampai Sekber memverifikasinya lagi; membaca dan membenahi dokumen tetap bisa.
partnership-refused-state = Ini tidak dapat dilakukan dalam keadaan kemitraan sekarang. Muat ulang halamannya.
partnership-refused-many = Sudah { $most } usulan kemitraan organisasi Anda menunggu jawaban pihak lain. Tunggu jawabannya sebelum mengusulkan lagi.
partnership-refused-pace = Sudah { $most } kemitraan diusulkan untuk organisasi Anda dalam 24 jam terakhir. Silakan lanjutkan besok.
partnership-refused-papers = Langkah wajib pada alur naskah belum lengkap: kemitraan belum dapat dilaksanakan.
fault-partnership-order = Hari terakhir tidak boleh sebelum hari pertama.
fault-partnership-past = Hari terakhir ini sudah lewat. Yang diusulkan masih akan dilaksanakan.
fault-partnership-too-long = Kemitraan berlangsung paling lama lima tahun sejak hari pertama, seperti kesepakatan dan perjanjiannya. Perpanjangan menempuh naskah yang baru.
fault-partnership-ended-before = Hari berakhirnya tidak boleh sebelum tanggal surat.
fault-partnership-ended-before-start = Hari berakhirnya tidak boleh sebelum hari pertama jangka waktu kemitraan ini.
fault-partnership-letter-early = Tidak boleh sebelum hari kemitraan ini dimulai atau dicatat.
fault-partnership-letter-whose = Hanya pihak pemilik surat yang mencatatnya. Surat kedua pihak dicatat oleh Sekber.
fault-partnership-letter-number = Nomor surat diawali huruf atau angka.
fault-partnership-ended-far = Hari berakhirnya paling jauh { $months } bulan dari hari ini.
fault-partnership-ended-late = Kemitraan yang berjalan sampai akhir jangka waktunya dinyatakan selesai, tidak diakhiri lebih awal.
fault-partnership-date = “{ $value }” bukan tanggal. Contoh: 20 September 2023.
fault-partnership-parties = Satu kemitraan memiliki satu perangkat daerah utama dan satu mitra penanggung jawab.
fault-partnership-unverified = Hanya mitra yang sudah diverifikasi Sekber dapat diajukan sebagai pihak.
fault-partnership-settled = Para pihak sudah menyetujui kemitraan ini; yang harus menyetujui tidak dapat diganti.
fault-partnership-support = Hanya perangkat daerah utama dan Sekber yang mengganti perangkat daerah pendukung setelah kemitraan disetujui.
fault-partnership-days-signed = Jangka waktu ditetapkan oleh naskah yang sudah ditandatangani dan tidak dapat diubah di sini.
fault-partnership-text-signed = Ini tidak dapat diubah di sini lagi: sudah ada naskah yang ditandatangani. Buat naskah perubahan, atau minta Sekber membetulkan salah tulis.
fault-partnership-programme = Ada program yang bukan milik para pihak, masih draf, atau dibatalkan.
notice-partnership-opened = Kemitraan dibuka dari hasil rapat.
notice-partnership-proposed = Kemitraan diusulkan.
notice-partnership-changed = Perubahan disimpan.
notice-partnership-end-taken-back = Pengakhiran lebih awal dibatalkan.
notice-partnership-moved = Tersimpan.
notice-partnership-step = Langkah dicatat.

partnership-year-open = Tahun kemitraan: untuk dibagikan

agreement-list = Naskah
agreement-none = Belum ada naskah.
agreement-older = Naskah yang lebih lama
agreement-paper = Naskah
agreement-numbers = Nomor
agreement-number-twice = Naskah lain bernomor sama
agreement-begin = Susun { $kind }
agreement-edit = Ubah naskah
agreement-over = jangka waktunya berakhir
agreement-ended-early = kemitraan diakhiri lebih awal, dicatat { $date }
agreement-ended-by-office = kemitraan diakhiri lebih awal, hari terakhir { $ends }, dengan surat pemerintah daerah nomor { $number } tanggal { $date }
agreement-ended-by-partner = kemitraan diakhiri lebih awal, hari terakhir { $ends }, dengan surat mitra nomor { $number } tanggal { $date }
agreement-ended-by-both = kemitraan diakhiri lebih awal, hari terakhir { $ends }, dengan surat kedua pihak nomor { $number } tanggal { $date }
agreement-signed-sheet = Naskah bertanda tangan
agreement-law = Belum dapat diterbitkan atau ditandatangani:
agreement-missing = Belum diisi:
agreement-missing-district-name = Nama penanda tangan pemerintah daerah
agreement-missing-district-position = Jabatan penanda tangan pemerintah daerah
agreement-missing-office = Perangkat daerah yang menandatangani
agreement-missing-partner-name = Nama penanda tangan mitra atau penerima kuasa
agreement-missing-change = Ketentuan yang diubah, atau hari terakhir yang baru
agreement-missing-village = Desa yang memberi persetujuan
agreement-missing-village-head = Nama kepala desa
agreement-says = Isi naskah
agreement-between = Antara
agreement-head-post = Kepala perangkat daerah
agreement-for-district = { $post } a.n. Pemerintah { $district }
agreement-base = Dasar
agreement-fields = Urusan pemerintahan
agreement-fields-more = Urusan lain
agreement-purpose = Maksud dan tujuan
agreement-financing = Pembiayaan
agreement-amount = Nilai (rupiah)
agreement-items = Barang atau pekerjaan
agreement-issue = Terbitkan naskah
agreement-issue-how = Naskah disimpan persis seperti saat diterbitkan, dengan kode pemeriksaan. Cetak rangkap dua untuk ditandatangani kedua pihak.
agreement-issue-how-power = Naskah disimpan persis seperti saat diterbitkan, dengan kode pemeriksaan. Cetak untuk ditandatangani pemberi dan penerima kuasa.
agreement-issue-later = Naskah dapat diterbitkan di sini setelah yang disebut di atas dilengkapi.
agreement-open = Masih kosong, sehingga tercetak sebagai titik-titik atau tidak tercetak:
agreement-open-partner-position = Jabatan penanda tangan mitra
agreement-open-partner-address = Alamat mitra (pada data mitra)
agreement-open-district-rank = Pangkat/golongan penanda tangan pemerintah daerah
agreement-open-district-number = NIP penanda tangan pemerintah daerah
agreement-open-office = Perangkat daerah pelaksana
agreement-open-days = Hari pertama atau hari terakhirnya
agreement-open-last-day = Hari terakhirnya
agreement-open-items = Barang atau pekerjaan yang diserahkan
agreement-open-taker-position = Jabatan penerima kuasa
agreement-open-taker-rank = Pangkat/golongan penerima kuasa
agreement-open-taker-number = NIP penerima kuasa
agreement-seen-remarks = Saya sudah membaca catatan dan yang masih kosong, dan naskah ini tetap diterbitkan.
agreement-seen-open = Yang masih kosong memang ditulis tangan atau tidak diperlukan; naskah ini tetap diterbitkan.
fault-agreement-unsettled = Ada catatan yang meminta perubahan atau bagian yang masih kosong. Tandai bahwa naskah ini tetap diterbitkan.
agreement-issued-already = Isi naskah ini sudah diterbitkan.
agreement-other-power = Surat Kuasa yang berlaku diberikan untuk “{ $about }”, pokok yang lain daripada perjanjian ini. Samakan pokoknya atau susun Surat Kuasa baru sebelum menandatangani.
agreement-issued-waits = Diterbitkan, menunggu tanda tangan
agreement-issued = Sudah diterbitkan
agreement-sign = Catat penandatanganan
agreement-sign-how = Setelah ditandatangani kedua pihak, unggah pindaiannya: lembar itulah naskahnya.
agreement-sign-how-power = Setelah ditandatangani pemberi dan penerima kuasa, unggah pindaiannya: lembar itulah naskahnya.
agreement-sign-consent = Catat apa pun jawaban desa: menyetujui, menyetujui dengan syarat, atau menolak. Jawaban terbaru satu desa menggantikan yang sebelumnya.
agreement-signed-on = Tanggal ditandatangani
agreement-number-district = Nomor pemerintah daerah
agreement-number-partner = Nomor mitra
agreement-hint-number = Dari buku nomor penanda tangan. Boleh dikosongkan dan ditulis setelah ditandatangani.
agreement-scan = Pindaian bertanda tangan (PDF)
agreement-scan-hint = Semua halaman dalam satu berkas PDF, paling besar 10 MB.
agreement-turn-partner = Menunggu tanggapan mitra sejak { $date }
agreement-turn-office = Menunggu tanggapan perangkat daerah sejak { $date }
agreement-turn-secretariat = Tidak ada pihak yang meminta perubahan lagi; menunggu Sekber sejak { $date }
agreement-turn-pass = Tidak ada yang perlu diubah
agreement-turn-pass-hint = Bila ada, ubah naskahnya; pihak lain lalu membacanya.
agreement-pass-for-partner = Catat atas nama mitra: tidak ada yang perlu diubah
agreement-pass-for-office = Catat atas nama perangkat daerah: tidak ada yang perlu diubah
agreement-pass-reason = Dari mana ini diketahui
agreement-pass-reason-hint = Misalnya surat atau surel pihak itu, dengan tanggalnya. Tercatat dalam riwayat, dan kedua pihak diberi tahu.
agreement-unread-partner = Mitra belum menyatakan bahwa konsep ini tidak perlu diubah.
agreement-unread-office = Perangkat daerah belum menyatakan bahwa konsep ini tidak perlu diubah.
agreement-seen-unread = Naskah ini tetap diterbitkan walaupun tanggapan itu belum ada.
agreement-withdraw-told = Tercatat dalam riwayat; yang ikut menyusun naskah ini diberi tahu.
agreement-refused-turn = Konsep ini tidak menunggu tanggapan pihak ini. Muat ulang halamannya.
notice-agreement-turn-passed = Tercatat: tidak ada yang perlu diubah. Konsep menunggu Sekber.
event-agreement-text-agreed = Konsep dibaca: tidak ada yang perlu diubah
event-agreement-text-agreed-for = Dicatat Sekber atas nama satu pihak: tidak ada yang perlu diubah
agreement-written = Perubahan naskah
agreement-written-part = Bagian
agreement-written-before = Sebelumnya
agreement-written-after = Sekarang
agreement-words-behind = Kalimat baku daerah sudah berubah
agreement-words-behind-why = Naskah ini tetap memakai kalimat yang berlaku saat konsepnya terakhir ditulis atau diterbitkan, yaitu yang dibaca para pihak. Agar memakai kalimat yang baru, ubah dan simpan lagi konsepnya; naskah yang ditulis kedua pihak lalu dibaca lagi oleh pihak lain.
agreement-words-here = Dalam naskah ini
agreement-words-today = Kalimat baku sekarang
agreement-signature = Penandatanganan
agreement-no-scan = Pindaiannya tidak ada.
agreement-elsewhere = Naskah ini disusun di luar Sekber; unggah pindaian setelah ditandatangani.
agreement-former-scans = Lembar sebelumnya
agreement-former-until = Dipakai sampai { $date }
agreement-correct = Betulkan penandatanganan
agreement-correct-hint = Untuk tanggal, nomor, atau pindaian yang salah dicatat. Lembar sebelumnya tetap tersimpan dengan alasannya.
agreement-correct-reason = Apa yang keliru
agreement-scan-new = Pindaian pengganti (PDF)
agreement-scan-new-hint = Hanya bila pindaiannya yang salah.
agreement-serves = Berlaku untuk
agreement-serves-joint = Kesepakatan Bersama melayani kemitraan yang menjadi dasar penyusunannya dan, sejauh jangka waktu dan urusannya tercakup, kemitraan lain dengan mitra yang sama.
agreement-does-not-cover = tidak mencakup jangka waktu atau urusan kemitraan ini
agreement-withdraw = Batalkan naskah
agreement-withdraw-hint = Naskah ini tidak dipakai lagi, tetapi tetap tercatat.
agreement-withdraw-issued = Naskah yang sudah diterbitkan ikut ditarik: siapa pun yang memeriksa kodenya diberi tahu.
agreement-withdrawn-reason = Konsep naskah ini dibatalkan.
agreement-form-sub = Isi yang sudah diketahui terisi sendiri. Kedua pihak dapat mengubah naskah sampai ditandatangani.
agreement-form-sub-power = Isi yang sudah diketahui terisi sendiri. Sekber dan perangkat daerah dapat mengubahnya sampai ditandatangani pemberi dan penerima kuasa.
agreement-about = Pokok naskah
agreement-title = Tentang
agreement-hint-title = Menyambung judul: “… tentang …”.
agreement-hint-base-changed = Naskah bertanda tangan yang diubah. Adendum atas Perjanjian Kerja Sama ditandatangani juga oleh kepala perangkat daerah dengan surat kuasa; adendum lain hanya oleh kepala daerah.
agreement-hint-base = Perjanjian Kerja Sama memerlukan Kesepakatan Bersama yang sudah ditandatangani.
agreement-starts = Berlaku sejak
agreement-ends = Sampai dengan
agreement-hint-term = Paling lama lima tahun. Perpanjangan menempuh alur naskah dari awal, jadi pengingat dikirim 12, 6, dan 3 bulan sebelumnya.
agreement-hint-fields = Perjanjian Kerja Sama tidak boleh melampaui urusan dalam Kesepakatan Bersamanya.
agreement-text = Isi
agreement-hint-text = Bagian yang dikosongkan memakai kalimat yang lazim. DOCX dapat disunting lebih lanjut sebelum ditandatangani.
agreement-hint-scope = Satu baris untuk setiap hal.
agreement-changes = Ketentuan yang diubah
agreement-changed-by = Diubah dengan
agreement-new-last-day = Hari terakhir yang baru
agreement-refused-unissued = Adendum mengubah naskah yang sudah ditandatangani: terbitkan dahulu, lalu catat penandatanganannya.
agreement-hint-changes = Satu baris untuk setiap ketentuan: Pasal …, semula …, menjadi …. Hari terakhir yang baru cukup diisi pada “Sampai dengan”.
agreement-hint-amount = Misalnya 450 juta. Ditulis juga dengan huruf dalam naskah.
agreement-hint-items = Satu baris untuk setiap barang: nama, jumlah, satuan, nilai seluruhnya. Contoh: Meja belajar, 40, unit, 48 juta. Harga satuan ditulis dengan tanda @: Meja belajar, 40, unit, @1,2 juta.
agreement-signers = Penanda tangan
agreement-signer = Untuk pemerintah daerah
agreement-regent-signs = Hanya { $regent } yang menandatangani naskah ini untuk pemerintah daerah.
agreement-head-signs = Kepala perangkat daerah, dengan surat kuasa
agreement-district-name = Nama penanda tangan
agreement-district-position = Jabatan
agreement-district-number = NIP
agreement-rank = Pangkat/golongan
agreement-hint-rank = Misalnya Pembina Utama Muda (IV/c).
agreement-hint-name = Dengan gelar.
agreement-hint-position = Misalnya Kepala Dinas Kesehatan.
agreement-hint-partner-position = Misalnya Ketua Yayasan.
agreement-office = Perangkat daerah pelaksana
agreement-hint-office = Yang melaksanakan, dan menandatangani bila dengan surat kuasa.
agreement-partner-name = Nama penanda tangan mitra
agreement-partner-position = Jabatannya
agreement-answer = Jawaban desa
agreement-answer-hint = Sebagaimana tertulis pada naskah yang ditandatangani.
agreement-answer-agrees = menyetujui
agreement-answer-conditions = menyetujui dengan syarat
agreement-answer-refuses = menolak
agreement-signed-as-regent = kepala daerah
agreement-signed-as-head = kepala perangkat daerah
agreement-answer-none = dicatat tanpa jawaban
agreement-conditions = Syarat desa
agreement-conditions-hint = Hanya bila desa menyetujui dengan syarat, satu baris untuk setiap syarat.
agreement-replaced = digantikan jawaban yang lebih baru
agreement-refusing-village = Desa { $village } menolak: desa ini tidak termasuk dalam kemitraan sampai menyetujui. Kegiatan di desa lain tidak terhalang.
agreement-refusing-paper = Buka berita acaranya
fault-agreement-conditions = Syarat diisi hanya bila desa menyetujui dengan syarat.
agreement-village = Desa
agreement-hint-village = Nama desa saja, tanpa kata “Desa”.
agreement-village-head = Nama kepala desa
agreement-village-head-number = NIP atau nomor lain kepala desa
agreement-hint-village-head-number = Bila ada, ditulis sebagaimana dicetak, misalnya NIP 19800101 200501 1 001.
agreement-taker = Penerima kuasa
agreement-taker-position = Jabatan penerima kuasa
agreement-kind-joint = Kesepakatan Bersama
agreement-kind-cooperation = Perjanjian Kerja Sama
agreement-kind-power = Surat Kuasa
agreement-kind-synergy = Nota Kesepakatan
agreement-kind-work-plan = Rencana Kerja
agreement-kind-intent = Surat Pernyataan Kehendak (LoI)
agreement-kind-memorandum = Nota Kesepahaman (MoU)
agreement-kind-yearly-plan = Rencana Kerja Tahunan
agreement-kind-commitment = Komitmen TJSLP
agreement-kind-consent = Berita Acara Persetujuan
agreement-kind-hand-over = Berita Acara Serah Terima
agreement-kind-amendment = Adendum
agreement-state-draft = Konsep
agreement-state-signed = Ditandatangani
agreement-state-withdrawn = Dibatalkan
agreement-law-no-term = Jangka waktunya belum diisi.
agreement-law-order = Hari terakhirnya sebelum hari pertama.
agreement-law-too-long = Jangka waktunya melebihi lima tahun.
agreement-law-no-base = Naskah yang menjadi dasarnya belum dipilih.
agreement-law-base-unsigned = Naskah yang menjadi dasarnya belum ditandatangani.
agreement-law-beyond-term = Jangka waktunya melampaui naskah yang menjadi dasarnya.
agreement-law-beyond-field = Ada urusan pemerintahan yang tidak tercantum dalam naskah yang menjadi dasarnya.
agreement-law-no-field = Urusan pemerintahannya belum dipilih.
agreement-law-only-regent = Naskah ini hanya dapat ditandatangani oleh kepala daerah.
agreement-law-no-power = Kepala perangkat daerah belum memegang surat kuasa yang ditandatangani.
agreement-refused-signed = Naskah ini sudah ditandatangani atau dibatalkan dan tidak dapat diubah.
agreement-refused-no-base = Kemitraan ini belum memiliki naskah yang ditandatangani, sehingga belum ada yang diubah dengan adendum.
agreement-refused-kind = Alur kemitraan ini tidak memerlukan naskah jenis ini. Bila tetap diperlukan, minta Sekber membuatnya.
fault-agreement-village = Desa hanya disebut dalam berita acara persetujuannya, dengan namanya.
agreement-refused-unsigned = Naskah ini belum ditandatangani.
agreement-refused-issued = Naskah ini sudah diterbitkan; hanya Sekber yang dapat membatalkannya.
agreement-refused-drafts = Kemitraan ini sudah memiliki { $most } konsep naskah. Batalkan dahulu yang tidak diperlukan.
agreement-refused-many = Untuk kemitraan ini sudah dibuat { $most } naskah, termasuk yang dibatalkan. Naskah berikutnya dimulai oleh Sekber.
agreement-refused-outdated = Naskah diubah setelah diterbitkan. Terbitkan sekali lagi, supaya lembar yang ditandatangani sama dengan catatan ini.
fault-agreement-items-sum = Nilai berbeda dari jumlah harga barang, { $sum }. Samakan keduanya, atau kosongkan nilainya.
fault-agreement-amount = Nilai tidak boleh kurang dari nol.
fault-agreement-amount-unread = “{ $value }” bukan jumlah rupiah. Contoh: 450 juta.
fault-agreement-number-taken = Nomor ini sudah dipakai naskah sejenis: { $title }.
fault-agreement-number-issued = Naskah diterbitkan dengan nomor { $number }. Isi nomor itu; bila nomor itu yang keliru, terbitkan sekali lagi dengan nomor yang benar.
fault-agreement-future = Tanggalnya tidak boleh di masa depan.
fault-agreement-early = Tanggal penandatanganan tidak boleh sebelum kemitraan ini ada, yaitu sebelum { $day }: hari pertamanya atau hari ia dicatat di sini, mana yang lebih awal.
notice-agreement-drafted = Naskah mulai disusun.
notice-agreement-changed = Naskah disimpan.
notice-agreement-signed = Penandatanganan dicatat.
notice-agreement-corrected = Penandatanganan dibetulkan.
notice-agreement-withdrawn = Naskah dibatalkan.

paper-number = Nomor: { $number }
paper-simulated = SIMULASI UNTUK PERAGAAN – BUKAN NASKAH YANG SUNGGUH BERLAKU
paper-called = { $kind } tentang { $title }
paper-title-of-both = { $this }
    ANTARA
    Pemerintah { $district }
    DENGAN
    { $partner }
    TENTANG
    { $title }
paper-title-of-one = { $this }
paper-opening = Pada hari ini …………………… tanggal …………………… bulan …………………… tahun …………………… bertempat di ……………………, yang bertanda tangan di bawah ini:
paper-opening-signed = Pada hari { $in_words }, yang bertanda tangan di bawah ini:
paper-party-district = { $signer }, { $position }, bertindak untuk dan atas nama Pemerintah { $district }, berkedudukan di { $town }, selanjutnya disebut PIHAK KESATU.
paper-party-partner = { $head }, { $post }, bertindak untuk dan atas nama { $partner }, berkedudukan di { $address }, selanjutnya disebut PIHAK KEDUA.
paper-party-partner-legal = { $head }, { $post }, berdasarkan { $legal }, bertindak untuk dan atas nama { $partner }, berkedudukan di { $address }, selanjutnya disebut PIHAK KEDUA.
paper-legal-deed = Akta Nomor { $number }
paper-legal-deed-dated = Akta Nomor { $number } tanggal { $date }
paper-legal-ahu = Keputusan pengesahan badan hukum Nomor { $number }
paper-legal-ahu-dated = Keputusan pengesahan badan hukum Nomor { $number } tanggal { $date }
paper-legal-and = { $first } dan { $second }
paper-law = Dengan memperhatikan:
paper-law-government = Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah; dan
paper-law-minister = Peraturan Menteri Dalam Negeri Nomor 22 Tahun 2020 tentang Tata Cara Kerja Sama Daerah dengan Daerah Lain dan Kerja Sama Daerah dengan Pihak Ketiga,
paper-both-agree = PIHAK KESATU dan PIHAK KEDUA, selanjutnya disebut PARA PIHAK, sepakat mengadakan { $this } tentang { $title } dengan ketentuan sebagai berikut.
paper-ground = { $this } ini merupakan pelaksanaan { $base_kind } antara Pemerintah { $district } dan { $partner } Nomor { $base } tanggal { $base_day } tentang { $about }.
paper-article = Pasal
paper-article-purpose = Maksud dan Tujuan
paper-article-object = Objek
paper-article-scope = Ruang Lingkup
paper-article-conduct = Pelaksanaan
paper-article-term = Jangka Waktu
paper-article-letters = Surat-menyurat
paper-article-closing = Penutup
paper-article-duties = Hak dan Kewajiban
paper-article-financing = Pembiayaan
paper-article-force = Keadaan Kahar
paper-article-disputes = Penyelesaian Perselisihan
paper-article-termination = Pengakhiran
paper-article-amendment = Adendum
paper-article-mandate = Isi kuasa
paper-article-limits = Batas kuasa
paper-article-changes = Kesepakatan mengubah
paper-article-rest = Ketentuan lain
paper-article-granted = Serah terima hibah kepada daerah
paper-article-handed = Serah terima lainnya
paper-article-booked = Pencatatan barang milik daerah
paper-sample-this = { $this }
paper-sample-district = { $district }
paper-sample-regent = { $regent }
paper-sample-title = Kebun Gizi Keluarga
paper-sample-town = (kedudukan pemerintah daerah)
paper-sample-partner = Yayasan Contoh
paper-sample-address = Jalan Contoh Nomor 1
paper-sample-office = Dinas Contoh
paper-sample-starts = 2 Januari 2026
paper-sample-ends = 31 Desember 2028
paper-sample-base = 100.3.7/1/2026
paper-sample-ground = Perjanjian Kerja Sama Nomor 100.3.7/1/2026 tanggal 2 Januari 2026
paper-sample-base-day = 2 Januari 2026
paper-sample-base-kind = Perjanjian Kerja Sama
paper-sample-about = Kebun Gizi Keluarga
paper-text-purpose = { $this } ini dimaksudkan sebagai dasar kerja sama PARA PIHAK, dengan tujuan melaksanakan “{ $title }” bagi masyarakat { $district }.
paper-text-object = Objek { $this } ini adalah “{ $title }”.
paper-scope-is = Ruang lingkupnya meliputi:
paper-text-scope = Ruang lingkup { $this } ini meliputi “{ $title }” di { $district }.
paper-conduct-joint = Kesepakatan Bersama ini ditindaklanjuti dengan Perjanjian Kerja Sama oleh perangkat daerah sesuai dengan urusannya.
paper-conduct-cooperation = Perjanjian Kerja Sama ini dilaksanakan oleh { $office } bersama PIHAK KEDUA, dan dievaluasi paling sedikit dua kali dalam setahun.
paper-conduct-synergy = Nota Kesepakatan ini dilaksanakan menurut Rencana Kerja yang merupakan bagian yang tidak terpisahkan darinya.
paper-text-duties = PIHAK KESATU memfasilitasi pelaksanaan di wilayah { $district } dan menyediakan data yang diperlukan sesuai dengan ketentuan. PIHAK KEDUA melaksanakan kegiatan sesuai dengan ruang lingkup dan menyampaikan laporan dua kali dalam setahun. PARA PIHAK berhak menerima laporan dan hasil kegiatan.
paper-text-financing = Pembiayaan dibebankan kepada masing-masing pihak sesuai dengan tugas dan tanggung jawabnya. Dana PIHAK KEDUA yang dikelola sendiri oleh PIHAK KEDUA tidak dikelola melalui APBD. Hibah kepada daerah dilaksanakan dengan naskah perjanjian hibah tersendiri.
paper-amount = Nilai: { $amount }.
paper-text-term = { $this } ini berlaku sejak tanggal { $starts } sampai dengan tanggal { $ends }. Perpanjangan dibuat dengan naskah baru sebelum jangka waktunya berakhir.
paper-text-letters = Surat-menyurat disampaikan kepada PIHAK KESATU melalui Sekretariat Daerah { $district }, dan kepada PIHAK KEDUA di alamat { $address }.
paper-text-force = Keadaan kahar yang menghalangi pelaksanaan diberitahukan tertulis kepada pihak lain, dan PARA PIHAK memusyawarahkan kelanjutannya.
paper-text-disputes = Perselisihan diselesaikan dengan musyawarah untuk mufakat. Apabila tidak tercapai mufakat, diselesaikan sesuai dengan ketentuan peraturan perundang-undangan.
paper-text-termination = { $this } ini berakhir apabila:
    a. jangka waktu berakhir;
    b. tujuannya tercapai;
    c. PARA PIHAK sepakat mengakhirinya;
    d. salah satu pihak melanggar ketentuan { $this } ini; atau
    e. ketentuan peraturan perundang-undangan menentukannya.
paper-text-amendment = Hal yang belum diatur atau perlu diubah dituangkan dalam adendum yang merupakan bagian yang tidak terpisahkan dari { $this } ini.
paper-text-closing = { $this } ini dibuat dalam rangkap 2 (dua) asli, masing-masing mempunyai kekuatan hukum yang sama, satu untuk PIHAK KESATU dan satu untuk PIHAK KEDUA.
paper-first-party = PIHAK KESATU
paper-second-party = PIHAK KEDUA
paper-power-opening = Yang bertanda tangan di bawah ini:
paper-power-gives = selanjutnya disebut Pemberi Kuasa, memberi kuasa kepada:
paper-power-what = selanjutnya disebut Penerima Kuasa, untuk menandatangani Perjanjian Kerja Sama tentang { $title } dengan { $partner }, sebagai pelaksanaan Kesepakatan Bersama Nomor { $base } tanggal { $base_day }.
paper-power-limits = Kuasa ini tidak dapat dialihkan dan berlaku sampai dengan { $ends }.
paper-power-giver = Pemberi Kuasa
paper-power-taker = Penerima Kuasa
paper-hand-over-what = PIHAK KEDUA menyerahkan dan PIHAK KESATU menerima barang atau pekerjaan untuk { $title } sebagai berikut:
paper-hand-over-closing = Berita acara ini dibuat dalam rangkap 2 (dua) asli, masing-masing untuk PIHAK KESATU dan PIHAK KEDUA.
paper-number-district = Nomor Pemerintah { $district }: { $number }
paper-number-partner = Nomor { $partner }: { $number }
paper-called-simulated = { $kind } tentang { $title } (SIMULASI UNTUK PERAGAAN)
paper-title-about = { $this }
    TENTANG
    { $title }
paper-title-commitment = Surat Pernyataan
    Komitmen Tanggung Jawab Sosial dan Lingkungan
paper-title-amendment = { $this } { $ordinal }
    ATAS { $base_kind }
    NOMOR { $base } TANGGAL { $base_day }
    TENTANG
    { $about }
paper-party-office = { $signer }, { $position } { $district }, berdasarkan Surat Kuasa { $regent } Nomor { $power } tanggal { $power_day }, bertindak untuk dan atas nama Pemerintah { $district }, berkedudukan di { $town }, selanjutnya disebut PIHAK KESATU.
paper-party-head = { $signer }, { $position } { $district }, bertindak untuk dan atas nama Pemerintah { $district }, berkedudukan di { $town }, selanjutnya disebut PIHAK KESATU.
paper-copy = Salinan isi menurut catatan hari ini. Naskah asli ditandatangani tanggal { $signed }; yang ditulis tangan pada naskah asli tidak ada di sini.
paper-amendment-agree = PIHAK KESATU dan PIHAK KEDUA, selanjutnya disebut PARA PIHAK, sepakat mengubah { $base_kind } Nomor { $base } tanggal { $base_day } tentang { $about } sebagai berikut:
paper-amendment-term = Jangka waktu berlaku sampai dengan tanggal { $ends }.
paper-amendment-term-moved = Ketentuan tentang jangka waktu, semula berlaku sampai dengan tanggal { $base_ends }, menjadi berlaku sampai dengan tanggal { $ends }.
paper-amendment-rest = Ketentuan lain yang tidak diubah dengan Adendum ini tetap berlaku.
paper-name = Nama
paper-post = Jabatan
paper-nip = NIP
paper-rank = Pangkat/golongan
paper-company = Perusahaan
paper-address = Alamat
paper-dated = { $town }, { $signed }
paper-known = Mengetahui,
paper-power-post = Kepala { $office }
paper-declares-opening = Yang bertanda tangan di bawah ini:
paper-commitment-what = selaku pimpinan { $partner } menyatakan komitmen untuk melaksanakan tanggung jawab sosial dan lingkungan berupa “{ $title }” di { $district }, sejak tanggal { $starts } sampai dengan tanggal { $ends }.
paper-commitment-financing = Seluruh biayanya ditanggung { $partner } dan tidak dikelola melalui APBD.
paper-commitment-closing = Surat pernyataan ini dibuat dengan sesungguhnya untuk dipergunakan sebagaimana mestinya.
paper-commitment-signer = Pimpinan { $partner }
paper-planning-office = Kepala Bappeda { $district }
paper-hand-over-grant = Berdasarkan { $ground }, PIHAK KEDUA menyerahkan dan PIHAK KESATU menerima barang sebagai berikut:
paper-given-under = { $kind } Nomor { $number } tanggal { $day }
paper-given-under-open = Naskah Perjanjian Hibah Daerah Nomor …………………… tanggal ……………………
paper-hand-over-booked = Barang dicatat sebagai barang milik daerah pada { $office } sesuai dengan ketentuan peraturan perundang-undangan.
paper-items-name = Nama barang
paper-items-number = Jumlah
paper-items-unit = Satuan
paper-items-each = Harga satuan (Rp)
paper-items-value = Jumlah harga (Rp)
paper-items-sum = Jumlah seluruhnya
paper-consent-opening = Pada hari ini …………………… tanggal …………………… bulan …………………… tahun …………………… di Desa { $village } Kecamatan { $kecamatan } telah dilaksanakan musyawarah persetujuan atas dasar informasi di awal tanpa paksaan (Padiatapa) tentang { $title } oleh { $partner }, dihadiri ……… orang (L ………, P ………).
paper-consent-opening-signed = Berita acara ini ditandatangani pada hari { $in_words }, tentang musyawarah persetujuan atas dasar informasi di awal tanpa paksaan (Padiatapa) mengenai { $title } oleh { $partner }.
paper-consent-plan = Rencana yang dimusyawarahkan meliputi:
paper-consent-answer = Masyarakat Desa { $village } menyetujui/tidak menyetujui (coret yang tidak perlu) rencana tersebut dengan syarat:
paper-consent-answered-agrees = Masyarakat Desa { $village } menyetujui rencana tersebut.
paper-consent-answered-conditions = Masyarakat Desa { $village } menyetujui rencana tersebut dengan syarat:
paper-consent-answered-refuses = Masyarakat Desa { $village } tidak menyetujui rencana tersebut.
paper-consent-rest-signed = Kecamatan dan jumlah yang hadir tercantum pada naskah asli yang ditandatangani.
paper-consent-answer-signed = Nama desa dan kecamatan, jumlah yang hadir, jawaban masyarakat, dan syaratnya tercantum pada naskah asli yang ditandatangani.
paper-consent-closing = Demikian berita acara ini dibuat dengan sesungguhnya untuk dipergunakan sebagaimana mestinya.
paper-consent-head = Kepala Desa { $village },
paper-consent-council = Ketua Badan Permusyawaratan Desa,
paper-consent-residents = Wakil Masyarakat,
paper-consent-subdistrict = Camat { $kecamatan },

email-partnership-turn-subject = Menunggu Anda: { $what } – { $title }
email-partnership-turn-text = Kemitraan no. { $number }, { $title }, menunggu tindakan Anda.
    Yang berikutnya: { $what }.

    { $link }

    Sekretariat Bersama { $district }
email-agreement-ends-subject = { $kind } berakhir dalam { $months } bulan: { $title }
email-agreement-ends-text = { $kind } tentang { $title } berakhir pada { $day }, kurang dari { $months } bulan lagi. Perpanjangan menempuh jalan naskah dari awal, jadi mulai sekarang bila kerja sama diteruskan.

    { $link }

    Sekretariat Bersama { $district }

email-agreement-agreed-subject = Konsep menunggu Sekber: { $title }
email-agreement-agreed-text = Tidak ada pihak yang meminta perubahan lagi atas konsep { $kind } tentang { $title }. Konsep menunggu diterbitkan.

    { $link }

    Sekretariat Bersama { $district }

email-agreement-remarked-subject = { $section } meminta perubahan: { $title }
email-agreement-remarked-text = { $section } meminta perubahan atas konsep { $kind } tentang { $title }.
    Catatan: { $reason }

    { $link }

    Sekretariat Bersama { $district }

email-agreement-passed-subject = Dicatat Sekber: tidak ada yang perlu diubah dalam { $title }
email-agreement-passed-text = { $who } mencatat atas nama pihak yang ditunggu bahwa konsep { $kind } tentang { $title } tidak perlu diubah.
    Dasarnya: { $reason }

    Bila ini tidak benar, ubah konsepnya di sini: { $link }

    Sekretariat Bersama { $district }
email-agreement-issued-subject = Naskah diterbitkan: { $title }
email-agreement-issued-text = { $kind } tentang { $title } diterbitkan oleh { $who } dan menunggu tanda tangan.

    { $link }

    Sekretariat Bersama { $district }
email-agreement-signed-subject = Naskah ditandatangani: { $title }
email-agreement-signed-text = { $who } mencatat bahwa { $kind } tentang { $title } sudah ditandatangani.

    { $link }

    Sekretariat Bersama { $district }
email-agreement-withdrawn-subject = Konsep naskah dibatalkan: { $title }
email-agreement-withdrawn-text = Konsep { $kind } tentang { $title } dibatalkan oleh { $who }.
    Alasan: { $reason }

    { $link }

    Sekretariat Bersama { $district }

job-name-partnership-road = Penyesuaian giliran dengan alur naskah yang diubah
job-name-partnership-reminders = Pengingat akhir jangka waktu naskah kerja sama
audit-subject-partnership = Kemitraan
audit-subject-agreement = Naskah kerja sama
event-partnership-opened-all = Hasil rapat dibuka sebagai kemitraan
event-partnership-opened = Kemitraan dibuka dari hasil rapat
event-partnership-proposed = Kemitraan diusulkan
event-partnership-changed = Kemitraan diubah
event-partnership-accepted = Kemitraan disetujui
event-partnership-withdrawn = Usulan kemitraan ditarik
event-partnership-declined = Kemitraan tidak disetujui
event-partnership-begun = Pengurusan naskah dimulai
event-partnership-activated = Pelaksanaan dimulai
event-partnership-completed = Kemitraan selesai
event-partnership-ended = Kemitraan diakhiri lebih awal
event-partnership-end-taken-back = Pengakhiran lebih awal dibatalkan
event-partnership-step-taken = Langkah dicatat
event-partnership-step-taken-back = Catatan langkah dibatalkan
event-agreement-drafted = Naskah kerja sama mulai disusun
event-agreement-changed = Naskah kerja sama diubah
event-agreement-issued = Naskah kerja sama diterbitkan
event-agreement-signed = Naskah kerja sama ditandatangani
event-agreement-signing-corrected = Penandatanganan naskah dibetulkan
event-agreement-withdrawn = Naskah kerja sama dibatalkan
event-agreement-reminders-written = Pengingat akhir naskah ditulis
partnership-field-title = Judul
partnership-field-scope = Ruang lingkup
partnership-field-lead = Perangkat daerah utama
partnership-field-supporting = Perangkat daerah pendukung
partnership-field-partner = Mitra
partnership-field-copartners = Mitra bersama
partnership-field-programmes = Program
partnership-field-start-on = Mulai
partnership-field-end-on = Selesai
partnership-field-state = Keadaan
partnership-field-party = Pihak
partnership-field-reason = Alasan
partnership-field-road = Alur naskah
partnership-field-step = Langkah
partnership-field-taken-on = Tanggal
partnership-field-note = Keterangan
partnership-field-partnerships = Kemitraan
partnership-field-ended-by = Surat pengakhiran dari
partnership-field-number = Nomor surat
partnership-field-letter-on = Tanggal surat
partnership-field-ended-on = Berakhir pada
partnership-field-renews = Memperpanjang
agreement-field-kind = Jenis
agreement-field-title = Tentang
agreement-field-base = Dasar
agreement-field-base-name = Dasar
agreement-field-office = Perangkat daerah
agreement-field-office-name = Perangkat daerah
agreement-field-signer = Penanda tangan
agreement-field-district-name = Nama penanda tangan
agreement-field-district-position = Jabatan
agreement-field-district-number = NIP
agreement-field-district-rank = Pangkat/golongan
agreement-field-partner-number = NIP penerima kuasa
agreement-field-partner-rank = Pangkat/golongan penerima kuasa
agreement-field-partner-name = Penanda tangan mitra
agreement-field-partner-position = Jabatannya
agreement-field-village = Desa
agreement-field-village-head-name = Kepala desa
agreement-field-village-head-number = Nomor kepala desa
agreement-field-purpose = Maksud dan tujuan
agreement-field-scope = Ruang lingkup
agreement-field-financing = Pembiayaan
agreement-field-amount-minor = Nilai
agreement-field-items = Barang
agreement-field-starts-on = Berlaku sejak
agreement-field-ends-on = Sampai dengan
agreement-field-fields = Urusan
agreement-field-signed-on = Ditandatangani
agreement-field-number-district = Nomor pemerintah daerah
agreement-field-number-partner = Nomor mitra
agreement-field-answer = Jawaban desa
agreement-field-conditions = Syarat desa
agreement-field-letters = Surat
agreement-field-reason = Alasan
agreement-field-party = Atas nama
partnership-next-accept = Para pihak menyetujui usulan ini
partnership-next-begin = Memilih alur naskah dan memulai pengurusannya
partnership-next-activate = Memulai pelaksanaan: semua langkah naskah sudah ditempuh
partnership-next-complete = Jangka waktunya berakhir: nyatakan selesai; perpanjangan menempuh kemitraan baru
partnership-next-decide = Berakhir { $date }: putuskan, perpanjang dengan alur naskah dari awal atau nyatakan selesai pada akhirnya
partnership-next-renewed = Berakhir { $date }: perpanjangannya sudah diusulkan; nyatakan selesai pada akhirnya
partnership-next-who = Menunggu tindakan { $who }
partnership-next-road = Alur yang lazim bagi mitra ini: { $road }. Langkah pertama: { $step } ({ $who }).
partnership-next-paper = Buka naskahnya
partnership-next-documents = Buka dokumen legalitas mitra
partnership-blocked = Pelaksanaan belum dapat dimulai. Wajib dahulu: { $steps }.
partnership-open-steps-no-law = { $count } langkah yang dianjurkan belum ditempuh. Alur ini tidak mewajibkan naskah sebelum pelaksanaan, sehingga pelaksanaan dapat dimulai.
partnership-step-undo-who = Hanya pencatatnya dan Sekber yang dapat membatalkan catatan ini.
partnership-refused-step-of-another = Langkah ini dicatat orang lain. Hanya pencatatnya dan Sekber yang dapat mengubah atau membatalkannya.
notice-partnership-step-back = Catatan langkah dibatalkan.
partnership-refused-before = Jangka waktu kemitraan ini belum mulai: pelaksanaan dimulai pada hari pertamanya atau sesudahnya.
partnership-begins-on = Pelaksanaan dapat dimulai sejak { $date }, hari pertama jangka waktunya.
partnership-during = Selama pelaksanaan:
partnership-during-plan = Rencana kerja
partnership-during-money = Dana
partnership-during-reports = Laporan
partnership-refused-early = Kemitraan ini masih berjalan menurut naskahnya. Nyatakan selesai pada hari terakhirnya atau sesudahnya; sebelum itu hanya dapat diakhiri lebih awal dengan surat.
partnership-complete-first = Sebelum menyatakan selesai, periksa yang masih terbuka. Jangka waktu yang disepakati tetap tercatat.
email-partnership-withdrawn-subject = Usulan kemitraan ditarik: { $title }
email-partnership-withdrawn-text = Usulan kemitraan no. { $number }, { $title }, ditarik oleh { $who }.
    Alasan: { $reason }

    { $link }

    Sekretariat Bersama { $district }
email-partnership-activated-subject = Kemitraan mulai dilaksanakan: { $title }
email-partnership-activated-text = Kemitraan no. { $number }, { $title }, mulai dilaksanakan, dicatat oleh { $who }.

    { $link }

    Sekretariat Bersama { $district }
email-partnership-completed-subject = Kemitraan dinyatakan selesai: { $title }
email-partnership-completed-text = Kemitraan no. { $number }, { $title }, dinyatakan selesai oleh { $who }. Jangka waktunya tetap seperti yang disepakati.

    { $link }
    Bila ini tidak benar, hubungi Sekber.

    Sekretariat Bersama { $district }
email-partnership-ended-subject = Kemitraan diakhiri lebih awal: { $title }
email-partnership-ended-text = Kemitraan no. { $number }, { $title }, diakhiri lebih awal oleh { $who }.
    Alasan: { $reason }

    Surat dan hari terakhirnya ada di sini: { $link }
    Bila ini tidak benar, perangkat daerah utama atau mitra yang tidak mencatatnya dapat menyanggahnya di sana dalam 14 hari; Sekber memutuskan sanggahan itu.

    Sekretariat Bersama { $district }
email-partnership-resumed-subject = Pengakhiran lebih awal dibatalkan: { $title }
email-partnership-resumed-text = Pengakhiran lebih awal kemitraan no. { $number }, { $title }, dibatalkan oleh { $who }.
    Alasan: { $reason }

    { $link }

    Sekretariat Bersama { $district }

# Catatan Bagian Hukum dan Bagian Kerja Sama
nav-drafts = Konsep untuk dibaca
drafts-title = Konsep untuk dibaca
drafts-sub = Konsep kesepakatan, perjanjian, nota, surat kuasa, dan adendum yang belum diberi catatan dari pihak Anda sejak terakhir diubah.
drafts-empty = Tidak ada konsep yang menunggu
drafts-empty-hint = Konsep tampil di sini setelah mulai disusun, dan lagi setelah diubah.
drafts-count = { $count } konsep menunggu
drafts-latest = Semua naskah, yang terakhir diubah lebih dahulu
drafts-known-count = { $count } naskah
drafts-none-found = Tidak ada naskah yang cocok.
drafts-state = Status
drafts-kind = Jenis
drafts-partner = Mitra
drafts-changed = Diubah
drafts-cut = Masih ada yang lain; setelah yang di atas diberi catatan, yang berikutnya tampil.
remarks-title = Catatan atas naskah
remarks-read = Baca naskahnya
remarks-write = Tulis catatan
remarks-hint = Catatan tampil bagi para pihak, Sekber, pimpinan, dan bagian yang membaca konsep. Naskah tetap disusun para pihak dan diterbitkan Sekber.
remarks-kept = Catatan
remarks-none = Belum ada catatan atas naskah ini.
remarks-older = atas konsep per { $day }; naskah berubah sesudahnya
remark-finding-no-objection = Tidak ada keberatan
remark-finding-to-change = Perlu diubah
remark-of-law = Bagian Hukum
remark-of-cooperation = Bagian Kerja Sama
remark-of-secretariat = Dicatat Sekber
field-remark-finding = Hasil pembacaan
field-remark = Catatan
hint-remark = Wajib diisi bila ada yang perlu diubah: bagian mana, dan mengapa.
agreement-field-finding = Hasil pembacaan
notice-remark-kept = Catatan tersimpan.
event-agreement-remarked = Catatan atas naskah ditulis

# Kalimat baku naskah
clauses-title = Kalimat baku naskah
clauses-sub = Kalimat yang dipakai pada pasal atau bagian naskah yang tidak diisi para pihak. Bila kalimat daerah dikosongkan, kalimat lazim yang berlaku. Konsep yang sedang dibaca para pihak dan naskah yang sudah diterbitkan tidak berubah.
clauses-names = Yang berbeda di tiap naskah ditulis dalam kurung kurawal: { $names }.
clauses-own = Kalimat daerah
clauses-text = Kalimat daerah, sebagai pengganti
clauses-keep = Simpan kalimat ini
clauses-preview = Lihat contohnya
clauses-previewed = Beginilah bunyinya dalam naskah, dengan isian contoh. Kalimat ini belum disimpan.
clauses-met = Orang lain menyimpan kalimat bagian ini sejak halaman dibuka, jadi kalimat Anda belum disimpan.
clauses-met-theirs = Kalimat yang tersimpan sekarang ada di bawah ini. Bandingkan dengan kalimat Anda di isian, lalu simpan lagi.
clauses-met-usual = Kalimat daerah untuk bagian ini sudah dikosongkan. Bila kalimat Anda tetap berlaku, simpan lagi.
fault-clause-name = “{ $name }” dalam kurung kurawal tidak dikenal. Gunakan nama yang disebut di atas.
notice-clause-kept = Kalimat baku disimpan.
event-clause-changed = Kalimat baku naskah diubah
audit-subject-clause = Kalimat baku naskah
clause-field-text = Kalimat

# Keadaan pada suatu hari
partnership-stood = Keadaan per { $day }
partnership-stood-day = Keadaan pada akhir hari
partnership-stood-none = Pada hari itu kemitraan ini belum ada
partnership-stood-money = Dana kemitraan ini pada hari yang sama
partnership-stood-open = Keadaan pada hari lain
partnership-stood-how = Disusun kembali dari jejak audit. Para pihak disebut dengan namanya sekarang; naskah yang kini melayani kemitraan ini tampil sejak disusun.

# Kalender hari terakhir
partnership-ends-of = Kemitraan
partnership-ends-what = Berakhir: { $what } { $title }
partnership-ends-file = Kalender hari terakhir

# Alur naskah menurut daerah
roads-title = Alur naskah di daerah ini
roads-sub = Langkah yang diwajibkan peraturan tetap wajib. Yang dianjurkan, siapa yang menempuh langkah tanpa naskah, dan berapa lama tiap langkah lazimnya, ditentukan daerah.
roads-actor = Pelaksana langkah
roads-custom = Kebiasaan daerah
roads-weight = Sifat langkah
roads-days = Lama yang lazim (hari)
roads-keep = Simpan alur ini
fault-road-days = Jumlah hari dari 1 sampai { $most }.
fault-road-days-unread = Tulis jumlah hari dengan angka.
notice-road-kept = Alur disimpan.
event-road-followed = Giliran pada kemitraan disesuaikan dengan alur naskah
event-road-changed = Alur naskah diubah
audit-subject-road = Alur naskah
road-field-steps = Langkah yang berbeda dari yang lazim
roads-own = Langkah tambahan daerah
roads-own-none = Daerah belum menambahkan langkah pada alur ini.
roads-own-first = Langkah pertama
roads-own-after = Sesudah: { $step }
roads-own-days = { $count } hari kerja
road-step-new = Tambah langkah
road-step-change = Ubah langkah
road-step-hint = Langkah tambahan daerah mengingatkan dan tidak pernah menghalangi pelaksanaan: yang menghalangi hanya yang diwajibkan peraturan. Langkah ini berlaku juga bagi kemitraan yang naskahnya sedang diurus.
road-step-name-id = Nama langkah
road-step-name-en = Nama langkah dalam bahasa Inggris
road-step-days = Lama yang lazim (hari kerja)
road-step-paper = Naskah yang membuktikannya
road-step-paper-hint = Kosongkan bila langkah ini cukup dicatat dengan tanggalnya.
road-step-follows = Sesudah langkah
road-step-follows-hint = Kosongkan bila ini langkah pertama.
road-step-keep = Simpan langkah
road-step-end = Hapus langkah
road-step-end-hint = Langkah yang belum dipakai kemitraan mana pun dihapus. Yang sudah dipakai dihentikan: kemitraan yang naskahnya sudah mulai diurus tetap memuatnya, yang berikutnya tidak.
road-step-end-confirm = Hapus langkah ini dari alur naskah?
road-refused-steps = Satu alur memuat paling banyak { $most } langkah tambahan, termasuk yang sudah dihentikan.
fault-road-step-named = Alur ini sudah memuat langkah tambahan dengan nama itu.
fault-road-step-used = Kemitraan sudah memakai langkah ini: naskah yang membuktikannya tidak dapat diganti.
notice-road-step-kept = Langkah disimpan.
notice-road-step-removed = Langkah dihapus.
notice-road-step-retired = Langkah dihentikan: hanya kemitraan yang naskahnya sudah mulai diurus yang masih memuatnya.
event-road-step-added = Langkah tambahan dimasukkan ke alur naskah
event-road-step-changed = Langkah tambahan pada alur naskah diubah
event-road-step-retired = Langkah tambahan pada alur naskah dihentikan
event-road-step-removed = Langkah tambahan dihapus dari alur naskah
road-field-step = Kode langkah
road-field-name = Nama
road-field-name-en = Nama dalam bahasa Inggris
road-field-actor = Pelaksana langkah
road-field-paper = Naskah yang membuktikannya
road-field-weight = Sifat langkah
road-field-usual-days = Lama yang lazim (hari kerja)
road-field-follows = Sesudah langkah
partnership-step-own = Langkah tambahan daerah
partnership-field-name = Nama langkah
partnership-field-name-en = Nama langkah dalam bahasa Inggris

# Yang masih terbuka sebelum kemitraan dinyatakan selesai
partnership-complete-look = Halaman berikut menyebut yang masih terbuka sebelum kemitraan dinyatakan selesai.
partnership-complete-not-now = Kemitraan ini belum dapat Anda nyatakan selesai: perangkat daerah utama atau Sekber menyatakannya sejak hari terakhirnya.
partnership-left = Yang masih terbuka
partnership-left-nothing = Tidak ada yang masih terbuka.
partnership-left-drafts = { $count } konsep naskah belum ditandatangani
partnership-left-steps = { $count } langkah naskah belum ditempuh
partnership-left-hand-over = { $count } serah terima belum ditandatangani
