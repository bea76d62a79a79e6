"""Lập phương án: bài toán → phương án; đề xuất có cận chứng minh, giải thích bằng lời của luật.

Pure, and the only room that knows a solver. Each kind of plan is a folder with the same five nouns: ``problem`` (what is asked,
frozen and checked), ``plan`` (the answer: what is proposed, how far from the proven bound, what was given up), ``solve``,
``explain`` (a minimal set of demands that clash, each with what would follow if it were lifted) and ``steps`` (a plan turned into a
scheme that runs). Time, seed and threads are `Limits`; whoever waits gets `Progress` and may stop: the best so far is then
the answer. The planner proposes, people decide.
"""
