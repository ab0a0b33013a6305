-- Why a meeting was called off; empty unless its round is 'cancelled'.
alter table meeting add column cancelled_because text not null default '';
