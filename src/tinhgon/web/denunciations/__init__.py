"""Pages of denunciations: sending and following without an account, the desk of named officers, their keys.

Whatever is typed here is in the request and in the answer, and in nothing else: no session, no log, no error page, no count by address.
"""
