"""The record of access (접속기록): kept, held together by hashes, looked over."""
