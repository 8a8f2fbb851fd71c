# Runs a command that writes a line for each thing it finds, and prints a row: how much it was given, lines
# written, wall and processor seconds, peak MiB, how much of what it was given a second.
#   python3 measured.py COUNT OUTPUT COMMAND…
import os, subprocess, sys, time

count, output, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
began = time.monotonic()
process = subprocess.Popen(command)
_, status, used = os.wait4(process.pid, 0)
wall = time.monotonic() - began
if os.waitstatus_to_exitcode(status) not in (0, 1):
    sys.exit('%s ended with %d' % (command[0], os.waitstatus_to_exitcode(status)))
lines = sum(1 for _ in open(output, 'rb'))
print('%10d %10d %12.1f %12.1f %12.0f %14.0f'
      % (count, lines, wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, count / wall))
