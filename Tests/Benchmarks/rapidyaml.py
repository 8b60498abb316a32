# swift-kubernetes-lifecycle
# SPDX-License-Identifier: Apache-2.0
"""Parses a file with rapidyaml again and again: rapidyaml.py FILE LEAST

Prints how many nodes the tree has, and the seconds of processor time that building it takes, over at least LEAST seconds.
"""

import sys
import time

import ryml

with open(sys.argv[1], "rb") as file:
    text = file.read()
least = float(sys.argv[2])

nodes = ryml.parse_in_arena(text).size()
start = time.process_time()
count = 0
while count == 0 or time.process_time() - start < least:
    ryml.parse_in_arena(text)
    count += 1
print(nodes, (time.process_time() - start) / count)
