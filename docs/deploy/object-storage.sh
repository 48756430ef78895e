#!/bin/sh
# 把 gongkai deploy 写好的文件夹同步到对象存储（S3 及与它兼容的服务），用 AWS 命令行工具。
# Brings a folder that gongkai deploy wrote to an object storage (S3 and what is compatible), with the AWS command line.
#
#   object-storage.sh FOLDER s3://BUCKET[/PREFIX] [--delete]
#
# 其他服务的地址：AWS_ENDPOINT_URL=https://…。先传内容，再传页面，各文件夹的首页在后，网站首页最后，所以读者不会遇到还没有传到的页面；
# 中断了就再运行一次。
# 加 --delete，最后删除该处文件夹里没有的一切，包括不是 gongkai 写的。
# Another service: AWS_ENDPOINT_URL=https://…. Content goes first, then pages, then the ways in to folders, the first page
# last, so that no reader is led to what is not there yet; run it again if it was interrupted. With --delete everything
# there that is not in the folder goes at the end, whoever put it there.
# Headers are the business of what stands before the storage: see _headers. 安全标头由存储前面的服务加，见 _headers。
# Tried with moto, never with a real service. 已用 moto 试过，没有在真实的服务上试过。
set -eu

folder=$1
to=$2
[ -s "$folder/index.html" ] || { echo "$folder: 没有 index.html · no index.html" >&2; exit 2; }

for_ever='public, max-age=31536000, immutable'
# 只传有改动的；gongkai deploy 不碰没有改动的文件，所以时间可信。
# Only what has changed: gongkai deploy leaves alone what has not, so the times can be relied on.
put() { aws s3 sync "$folder" "$to" --only-show-errors --exclude '*' "$@" --exclude '.gongkai/*'; }
typed() { type=$1; shift; put --content-type "$type" "$@"; }

typed 'text/css; charset=utf-8' --cache-control "$for_ever" --include 'assets/*.css'
typed 'text/javascript; charset=utf-8' --cache-control "$for_ever" --include 'assets/*.js'
put --cache-control "$for_ever" --include 'assets/*' --exclude '*.css' --exclude '*.js'

typed 'text/csv; charset=utf-8' --cache-control no-cache --include '*.csv'
typed 'application/yaml; charset=utf-8' --cache-control no-cache --include '*.yaml'
typed 'text/markdown; charset=utf-8' --cache-control no-cache --include '*.md'
put --cache-control no-cache --include '*' --exclude 'assets/*' \
  --exclude '*.csv' --exclude '*.yaml' --exclude '*.md' --exclude '*.html'

html='text/html; charset=utf-8'
typed "$html" --cache-control no-cache --include '*.html' --exclude 'index.html' --exclude '*/index.html'
typed "$html" --cache-control no-cache --include '*/index.html'
typed "$html" --cache-control no-cache --include 'index.html' --exclude '*/index.html'

if [ "${3:-}" = --delete ]; then
  aws s3 sync "$folder" "$to" --only-show-errors --size-only --delete --exclude '.gongkai/*'
fi
