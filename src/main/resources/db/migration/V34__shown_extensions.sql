-- Of a request to remove other extensions, ids separated by spaces. shown_extensions: those that the
-- person was shown, and no other is deleted; null or empty: it is not known, so none is.
-- removed_extensions: those that earlier tries of the request deleted.
alter table wiring_request add column shown_extensions text;
alter table wiring_request add column removed_extensions text;
