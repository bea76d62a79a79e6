"""``python -m tinhgon.site.embedded [stop]``: stop the embedded server, or say how it is."""

import sys

from tinhgon.site import embedded

if sys.argv[1:] == ["stop"]:
    stopped = embedded.stop()
    sys.stdout.write("Đã dừng cơ sở dữ liệu. / Stopped.\n" if stopped else "Cơ sở dữ liệu không chạy. / Not running.\n")
else:
    sys.stdout.write(f"{embedded.status()}\n")
