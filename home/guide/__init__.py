"""The guide inside the admin: the files of docs/, so that what is read there and here is one."""
