"""Reading tables from files: CSV and XLSX, whatever program wrote them."""
