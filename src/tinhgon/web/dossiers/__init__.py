"""Hồ sơ đề án: các bước, việc tiếp theo, góp ý và tiếp thu, biểu quyết, theo dõi; và trang riêng mở bằng mã trên giấy.

Dossiers: phases, what is next and what it lacks, opinions and what came of them, votes, reviews; and pages that a code on paper opens.
"""
