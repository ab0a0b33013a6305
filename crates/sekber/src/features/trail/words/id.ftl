event-none = –
