nav-needs = Kebutuhan terbuka
need-list-sub = { $cycle }: yang dicari perangkat daerah dari mitra. Halaman setiap kebutuhan menyebut program mitra pada bidang urusan yang sama yang sudah ada di tempatnya.
need-list-former = Kebutuhan tahun { $year }
need-list-former-sub = { $cycle } sudah berakhir: kebutuhannya dapat dibaca, tetapi tidak dapat diubah atau dijawab lagi.
need-cycle = Siklus
need-none-former = Tidak ada kebutuhan yang tercatat pada siklus ini
need-of-former-cycle = Siklus { $year } sudah berakhir. Kebutuhan ini dapat dibaca, tetapi tidak dapat diubah atau dijawab lagi.
need-write = Tulis kebutuhan
need-write-how = Kebutuhan yang ditulis di sini terlihat oleh semua mitra. Mitra yang sesuai melihatnya di beranda, lalu menjawab dengan programnya atau dengan pesan.
need-change = Ubah kebutuhan
need-open-do = Buka kebutuhan
need-fitting-link = Yang sesuai untuk { $name }
need-office-proposed = Diusulkan: perangkat daerah yang menangani bidang urusan ini.
need-office = Perangkat daerah yang mencari
need-go-on = Lanjutkan
need-for-offices = Hanya perangkat daerah yang menulis kebutuhan
need-for-offices-hint = Mitra membaca dan menjawab kebutuhan yang terbuka.
need-title = Yang dicari
need-hint-title = Satu baris, misalnya: Pendamping penyusunan peraturan desa tentang sampah.
need-purpose = Untuk apa
need-hint-purpose = Masalahnya, untuk siapa, berapa banyak, dan apa yang disiapkan perangkat daerah sendiri.
need-field = Bidang urusan
need-hint-field = Bidang urusan perangkat daerah ini ada di urutan teratas.
need-place = Tempat
need-hint-place = Kosongkan bila berlaku untuk seluruh { $district }.
need-place-note = Keterangan tempat
need-hint-place-note = Misalnya nama desa.
need-days = Waktu
need-starts = Mulai
need-ends = Sampai
need-contact = Narahubung
need-hint-contact = Nama dan nomor atau surel yang boleh dibaca semua mitra.
need-state = Status
need-state-open = Terbuka
need-state-closed = Ditutup
need-state-withdrawn = Ditarik
need-state-ended = Berakhir bersama siklusnya
need-step-close = Tutup kebutuhan
need-step-withdraw = Tarik kebutuhan
need-step-reopen = Buka lagi
need-steps = Tindakan
need-step-reason = Alasan atau hasil
need-hint-step-reason = Wajib bila ditarik. Terbaca oleh mitra yang menjawab.
need-reopen-how = Kebutuhan yang dibuka lagi kembali terlihat oleh semua mitra.
need-none = Belum ada kebutuhan terbuka
need-none-found = Tidak ada kebutuhan yang cocok dengan saringan
need-none-hint = Perangkat daerah menulis kebutuhan bila belum ada program mitra yang sesuai dengan tugasnya.
need-all = Lihat semua kebutuhan
need-count = { $count } kebutuhan
need-waiting = { $count } jawaban menunggu
need-whole-district = Seluruh { $district }
need-kecamatan = Kec. { $name }
need-from = mulai { $day }
need-until = sampai { $day }
need-simulated-long = Kebutuhan ini adalah simulasi untuk peragaan, bukan permintaan sebenarnya.
need-served = Program mitra yang sudah ada
need-served-how = Program mitra dalam siklus ini dengan kode bidang { $field } yang tempatnya sama dengan, berada di dalam, atau mencakup tempat kebutuhan ini. Baca programnya untuk mengetahui apakah isinya menjawab kebutuhan ini.
need-served-none = Tidak ada program mitra seperti itu.
need-served-count = { $count } program.
need-served-cut = Yang ditampilkan hanya yang pertama menurut abjad.
need-facts = Keterangan
need-written = Ditulis
need-answers = Jawaban mitra
need-no-answers = Belum ada mitra yang menjawab.
need-message-only = Pesan tanpa program
need-partner-suspended = Mitra ditangguhkan
need-answer = Jawab kebutuhan ini
need-answer-again = Ganti jawaban
need-see-answer = Lihat jawaban
need-answer-of = Jawaban { $partner }
need-answer-state-waiting = Menunggu perangkat daerah
need-answer-state-accepted = Diminati perangkat daerah
need-answer-state-declined = Tidak diterima
need-answer-state-taken-back = Jawaban ditarik
need-answer-state-undecided = Tidak diputuskan
need-programme = Program yang ditawarkan
need-hint-programme = Menjawab dengan program sekaligus menyatakan minat Anda dalam penyelarasan. Hanya program yang sudah diajukan dapat dipilih.
need-no-programme = Tanpa program, pesan saja
need-message = Pesan
need-hint-message = Apa yang dapat Anda bawa, atau yang perlu dibicarakan dahulu. Dibaca oleh perangkat daerah dan Sekber.
need-take-back = Tarik jawaban
need-take-back-confirm = Jawaban ditarik. Pernyataan minat dalam penyelarasan tetap ada sampai Anda menariknya di sana. Lanjutkan?
need-over = Kebutuhan ini sudah tidak terbuka.
need-accept = Nyatakan minat
need-accept-how = Perangkat daerah menyatakan minat pada program ini dalam penyelarasan, dan mitra melihatnya.
need-programme-over = Program yang ditawarkan sudah ditutup
need-accept-over = Program yang ditawarkan sudah ditutup, misalnya karena digabungkan ke program lain, sehingga tidak dapat diminati lagi. Hubungi mitra dan minta ia menjawab dengan program lain.
need-accept-message-only = Jawaban ini belum menyebut program, sehingga belum dapat menjadi minat. Hubungi mitra dan minta ia menjawab dengan programnya.
need-accepted-next = Perangkat daerah berminat pada program Anda. Pasangan ini ikut diperhitungkan ketika rencana kemitraan disusun.
need-decline-open = Tidak menerima
need-decline = Tidak menerima
need-reason-no = Alasan tidak menerima
need-to-partnership = Usulkan kemitraan
need-to-matching = Buka penyelarasan
need-partner-title = Kebutuhan yang sesuai
need-partner-sub = { $partner }: kebutuhan terbuka perangkat daerah, diurutkan menurut kesesuaian dengan tema dan programnya, { $cycle }.
need-show-fitting = Yang sesuai
need-show-all = Semua yang terbuka
need-how = Yang sesuai ialah kebutuhan dengan nilai { $least } ke atas.
need-none-fitting = Belum ada kebutuhan yang sesuai
need-none-fitting-hint = Tidak ada kebutuhan terbuka dengan nilai { $least } ke atas untuk program dan tema mitra ini. Yang lain tetap dapat dibaca dan dijawab.
need-no-part = Mitra ini belum ikut dalam siklus ini, sehingga kesesuaiannya belum dapat dinilai.
sought-because-nothing = Belum ditemukan kesamaan yang jelas dengan program dan tema mitra ini.
sought-clause-alike = isinya serupa dengan program “{ $title }”
sought-clause-usage = menyebut “{ $word }”, bidang { $field }
sought-clause-field = program “{ $title }” termasuk bidang { $field }
sought-clause-nearest = program “{ $title }” paling sesuai dengan tugas { $office }
sought-clause-place = program “{ $title }” mencakup kecamatan yang disebut
sought-clause-time = program “{ $title }” berjalan pada tahun { $year }
fault-need-day = “{ $value }” bukan tanggal. Contoh: 2023-09-20.
fault-need-ends-before = Hari terakhir mendahului hari pertama.
fault-need-answer-empty = Pilih program atau tulis pesan.
need-refused-many = Perangkat daerah ini sudah memiliki terlalu banyak kebutuhan terbuka. Tutup yang sudah terpenuhi dahulu.
need-refused-pace = Perangkat daerah ini sudah menulis { $most } kebutuhan dalam 24 jam terakhir. Silakan lanjutkan besok.
need-refused-cycle = Kebutuhan ini berasal dari siklus yang sedang tidak berlaku: dapat dibaca, tetapi tidak dapat diubah atau dijawab lagi.
need-refused-over = Kebutuhan ini sudah tidak terbuka.
need-refused-step = Tindakan ini tidak sesuai lagi dengan statusnya. Muat ulang halaman.
need-refused-no-programme = Jawaban ini tidak menyebut program, sehingga tidak dapat menjadi minat.
need-refused-accepted = Perangkat daerah sudah menyatakan minat pada jawaban Anda, sehingga jawabannya tidak dapat diganti.
need-refused-suspended = Mitra ini sedang ditangguhkan.
need-refused-unverified = Organisasi Anda belum diverifikasi, atau verifikasinya sudah tidak berlaku. Jawaban dapat dikirim setelah diverifikasi Sekber.
need-refused-programme-over = Program pada jawaban ini tidak ikut diselaraskan lagi.
notice-need-opened = Kebutuhan dibuka. Mitra yang sesuai melihatnya di beranda mereka.
notice-need-changed = Kebutuhan diubah.
notice-need-closed = Kebutuhan ditutup.
notice-need-withdrawn = Kebutuhan ditarik.
notice-need-reopened = Kebutuhan dibuka lagi.
notice-need-answered = Jawaban dikirim ke perangkat daerah.
notice-need-taken-back = Jawaban ditarik.
notice-need-accepted = Minat dinyatakan dalam penyelarasan. Mitra melihatnya di halaman ini.
notice-need-declined = Mitra melihat alasannya di halaman ini.
event-need-opened = Kebutuhan dibuka
event-need-changed = Kebutuhan diubah
event-need-closed = Kebutuhan ditutup
event-need-withdrawn = Kebutuhan ditarik
event-need-reopened = Kebutuhan dibuka lagi
event-need-called = Mitra diberi tahu tentang kebutuhan
event-need-answered = Kebutuhan dijawab
event-need-answer-taken-back = Jawaban atas kebutuhan ditarik
event-need-answer-accepted = Jawaban atas kebutuhan diminati
event-need-answer-declined = Jawaban atas kebutuhan tidak diterima
audit-subject-need = Kebutuhan
need-field-title = Yang dicari
need-field-purpose = Untuk apa
need-field-field = Bidang urusan
need-field-place-code = Kecamatan
need-field-place-note = Keterangan tempat
need-field-starts-on = Mulai
need-field-ends-on = Sampai
need-field-state = Status
need-field-reason = Alasan
need-field-partner = Mitra
need-field-programme = Program
need-field-message = Pesan
need-field-partners = Mitra yang diberi tahu
job-name-need-call = Pemberitahuan kebutuhan kepada mitra
job-name-need-calls = Pencarian mitra untuk kebutuhan terbuka
email-need-written-subject = Kebutuhan terbuka atas nama { $office }: { $title }
email-need-written-text = Sekretariat Bersama menulis kebutuhan terbuka “{ $title }” atas nama { $office }. Mitra yang cocok akan diberi tahu.

    Periksa, ubah, atau tarik kebutuhan itu di { $link }

    Sekretariat Bersama { $district }
email-need-call-subject = Kebutuhan yang sesuai: { $title }
email-need-call-text = { $office } mencari: { $title }.

    { $purpose }

    Kebutuhan ini sesuai dengan tema atau program lembaga Anda. Baca dan jawab di { $link }

    Sekretariat Bersama { $district }
email-need-answer-subject = Jawaban atas kebutuhan: { $title }
email-need-answer-text = { $partner } menjawab kebutuhan “{ $title }”.

    Program: { $programme }
    Pesan: { $message }

    Baca dan putuskan di { $link }

    Sekretariat Bersama { $district }
email-need-accepted-subject = Diminati: jawaban Anda atas “{ $title }”
email-need-accepted-text = { $office } menyatakan minat pada program “{ $programme }” yang Anda tawarkan untuk kebutuhan “{ $title }”. Pasangan ini ikut diperhitungkan ketika rencana kemitraan disusun.

    { $link }

    Sekretariat Bersama { $district }
email-need-declined-subject = Tidak diterima: jawaban Anda atas “{ $title }”
email-need-declined-text = { $office } tidak menerima jawaban Anda atas kebutuhan “{ $title }”. Alasan: { $reason }

    { $link }

    Sekretariat Bersama { $district }
email-need-ended-subject = Tidak terbuka lagi: { $title }
email-need-ended-text = Kebutuhan “{ $title }” dari { $office } tidak terbuka lagi. Keterangan: { $reason }

    { $link }

    Sekretariat Bersama { $district }
