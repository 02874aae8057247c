"""The rules: values in, values out. No request, row, page, network, file, clock or chance."""
