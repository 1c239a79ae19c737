"""Reading files of typed sheets: CSV and XLSX, whatever program wrote them."""
