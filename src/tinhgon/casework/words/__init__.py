"""What casework says: of the calendar (`days`), of cases (`cases`), and what people are told (`telling`)."""
